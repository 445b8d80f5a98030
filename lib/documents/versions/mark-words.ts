import { alignWords } from "./align-words"
import type { Comparison } from "./compare-versions"

export type MarkedPiece = { text: string; kind: "same" | "added" | "removed" }

type Stretch = { start: number; end: number; firstWord: number; endWord: number }

/** Two stretches in one, with the words that went and came; what is the same is shown as the new version has it. */
export function* markWords({ old: before, new: now }: Pick<Comparison, "old" | "new">, stretches: { old: Stretch; new: Stretch }): Generator<void, MarkedPiece[]> {
  const [was, is] = [stretches.old, stretches.new]
  const places = yield* alignWords(before.exactIds.slice(was.firstWord, was.endWord), now.exactIds.slice(is.firstWord, is.endWord))
  const pieces: MarkedPiece[] = []
  const push = (kind: MarkedPiece["kind"], text: string) => {
    const last = pieces.at(-1)
    if (text === "") return
    if (last?.kind === kind) last.text += text
    else pieces.push({ kind, text })
  }
  const oldText = (from: number, to: number) => before.text.slice(from === 0 ? was.start : before.starts[was.firstWord + from], was.firstWord + to < was.endWord ? before.starts[was.firstWord + to] : was.end)
  const newText = (from: number, to: number) => now.text.slice(from === 0 ? is.start : now.starts[is.firstWord + from], is.firstWord + to < is.endWord ? now.starts[is.firstWord + to] : is.end)
  const oldCount = was.endWord - was.firstWord
  const newCount = is.endWord - is.firstWord
  let [oldWord, newWord] = [0, 0]
  for (let word = 0; word <= oldCount; word++) {
    const place = word === oldCount ? newCount : (places[word] ?? -1)
    if (place < 0) continue
    if (word > oldWord) push("removed", oldText(oldWord, word))
    if (place > newWord) push("added", newText(newWord, place))
    if (word < oldCount) push("same", newText(place, place + 1))
    oldWord = word + 1
    newWord = place + 1
  }
  return pieces
}
