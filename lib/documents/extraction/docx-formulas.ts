import { decodeXml } from "./decode-xml"

/** Formulas as a line of text, "(a + b)/c", where they stand. */
export function writeFormulas(xml: string): string {
  if (!xml.includes("<m:oMath")) return xml
  return xml.replace(/<\/?m:oMathPara(?:\s[^>]*)?>|<m:oMathParaPr>[\s\S]*?<\/m:oMathParaPr>/g, "").replace(/<m:oMath(?:\s[^>]*)?>([\s\S]*?)<\/m:oMath>/g, (_, inside: string) => `<w:r><w:t xml:space="preserve">${escapeXml(toLine(inside))}</w:t></w:r>`)
}

const marks: Readonly<Record<string, string>> = { "m:num": "(", "/m:num": ")/", "m:den": "(", "/m:den": ")", "m:sup": "^(", "/m:sup": ")", "m:sub": "_(", "/m:sub": ")", "/m:deg": "√", "m:d": "(", "/m:d": ")" }

function toLine(xml: string): string {
  let line = ""
  for (const [, text, tag] of xml.matchAll(/<(?:m|w):t(?:\s[^>]*)?>([^<]*)<\/(?:m|w):t>|<(\/?m:(?:num|den|sup|sub|deg|d))(?:\s[^>]*)?>/g)) line += tag === undefined ? decodeXml(text ?? "") : (marks[tag] ?? "")
  return line.replace(/\(([\p{L}\p{N}.,%]*)\)/gu, (whole, one: string, at: number) => (one === "" ? "" : /[/^_]$/.test(line.slice(0, at)) || line.slice(at + whole.length).startsWith("/") ? one : whole))
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
}
