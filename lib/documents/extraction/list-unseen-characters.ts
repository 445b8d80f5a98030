import type { HiddenText } from "./extraction-types"

/** After a black flag a few of them name a region. */
const tags = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,6}(?![\u{e0020}-\u{e007e}])|([\u{e0020}-\u{e007e}]+)/gu
const selectors = /(?:[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]){4,}/gu
const leastLetters = 3

/** What is said in characters that no program shows but a model reads: tags, which repeat ASCII, and variation selectors, which can stand for bytes. */
export function listUnseenCharacters(text: string, page: number | null = null): HiddenText[] {
  const said = [
    ...[...text.matchAll(tags)].map(([, run = ""]) => [...run].map((tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000)).join("")),
    ...[...text.matchAll(selectors)].map(([run]) => new TextDecoder().decode(Uint8Array.from([...run], byteOf))),
  ].join(" ").replace(/[^\P{C}\n\t]/gu, "").replace(/\s+/g, " ").trim().slice(0, 4_000)
  return (said.match(/[\p{L}\p{N}]/gu) ?? []).length < leastLetters ? [] : [{ page, text: said, reason: "Written in characters that are not shown" }]
}

/** The first sixteen selectors stand for the first bytes, the others follow. */
function byteOf(selector: string): number {
  const code = selector.codePointAt(0) ?? 0
  return code < 0xe0100 ? code - 0xfe00 : code - 0xe0100 + 16
}
