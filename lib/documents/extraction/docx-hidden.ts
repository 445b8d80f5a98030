import { cleanText } from "./clean-text"
import { isShading, readLooks, type Looks } from "./docx-styles"
import { decodeXml } from "./decode-xml"
import type { HiddenText } from "./extraction-types"
import { valueOf } from "./read-numbering"

export type HidingContext = { styles: ReadonlyMap<string, Looks>; hasBackground: boolean }

const reasons = {
  vanish: "Marked as hidden text",
  white: "Written in white on white",
  tiny: "Written too small to be read",
  deleted: "Deleted in a tracked change",
  colour: "Written in the colour of what is behind it",
}
const leastHalfPoints = 4

/** What stands open round a run: shapes, cells and tables with a ground of their own, rows and shapes that are not shown. */
type Open = { inShape: number; shaded: boolean[]; tables: boolean[]; hiddenRows: boolean[]; isShapeHidden: boolean; paragraph: Looks }

/** A part of a DOCX without the text that Word does not show or nobody can see, and that text. What may be visible stays. */
export function hideText(xml: string, context: HidingContext): { xml: string; hidden: HiddenText[] } {
  const found = new Map<string, string>()
  const note = (reason: string, text: string) => found.set(reason, `${found.get(reason) ?? ""}${text}`)
  const usual = context.styles.get("") ?? {}
  const open: Open = { inShape: 0, shaded: [], tables: [], hiddenRows: [], isShapeHidden: false, paragraph: usual }
  // A shape stands inside a run, with runs of its own, so the innermost runs are looked at.
  const kept = xml.replace(
    /<w:r(?:\s[^>]*)?>(?:(?!<w:r[\s>])[\s\S])*?<\/w:r>|<w:r(?:\s[^>]*)?>\s*(?:<w:rPr>(?:(?!<\/w:rPr>)[\s\S])*<\/w:rPr>\s*)?<w:(?:pict|object)(?:\s[^>]*)?>|<\/?w:(?:p|tc|tr|tbl|txbxContent|pict|object)(?:\s[^>]*)?>|<w:(pPr|tcPr|trPr|tblPr)(?:\s[^>]*)?>([\s\S]*?)<\/w:\1>/g,
    (piece: string, properties: string | undefined, inside: string | undefined) => {
      if (properties !== undefined) {
        noteProperties(open, { properties, inside: inside ?? "", context })
        return piece
      }
      if (!piece.endsWith("</w:r>")) {
        if (/^<w:r[\s>]/.test(piece)) open.isShapeHidden = /w:hidden="1"/.test(piece) || reasonOf(piece, { open, context }) === reasons.vanish
        else noteTag(open, { tag: piece, usual })
        if (piece === "</w:p>") for (const [reason, text] of found) if (!text.endsWith("\n")) found.set(reason, `${text}\n`)
        return piece
      }
      const deleted = textsOf(piece, "delText")
      if (deleted !== "") note(reasons.deleted, deleted)
      const reason = reasonOf(piece, { open, context })
      const text = textsOf(piece, "t")
      if (reason === null || text === "") return piece
      note(reason, text)
      return piece.replace(/<w:t(?:\s[^>]*)?>[^<]*<\/w:t>/g, "<w:t></w:t>")
    },
  )
  return { xml: kept, hidden: [...found].map(([reason, text]) => toHidden(text, reason)).filter(({ text }) => text !== "") }
}

/** The text of comments, each on its own. */
export function listDocxComments(xml: string): HiddenText[] {
  return [...xml.matchAll(/<w:comment\s[^>]*>([\s\S]*?)<\/w:comment>/g)].map(([, body = ""]) => toHidden(textsOf(body.replaceAll("</w:p>", "<w:t> </w:t>"), "t"), "In a comment")).filter(({ text }) => text !== "")
}

function noteProperties(open: Open, { properties, inside, context }: { properties: string; inside: string; context: HidingContext }): void {
  const isShaded = isShading(inside.replace(/<w:rPr>[\s\S]*?<\/w:rPr>/g, ""))
  if (properties === "tcPr" && isShaded) open.shaded[open.shaded.length - 1] = true
  if (properties === "tblPr" && (isShaded || valueOf(inside, "tblStyle") !== null)) open.tables[open.tables.length - 1] = true
  if (properties === "trPr" && /<w:hidden(?![^>]*w:val="(?:0|false|off)")/.test(inside)) open.hiddenRows[open.hiddenRows.length - 1] = true
  if (properties === "pPr") open.paragraph = { ...context.styles.get(valueOf(inside, "pStyle") ?? ""), ...(isShaded ? { isShaded: true } : {}) }
}

function noteTag(open: Open, { tag, usual }: { tag: string; usual: Looks }): void {
  if (tag.endsWith("/>")) return
  const isEnd = tag.startsWith("</")
  const name = /w:(\w+)/.exec(tag)?.[1] ?? ""
  if (name === "p") open.paragraph = usual
  if (name === "txbxContent") open.inShape += isEnd ? -1 : 1
  if (name === "pict" || name === "object") open.isShapeHidden = false
  const list = { tc: open.shaded, tbl: open.tables, tr: open.hiddenRows }[name]
  if (isEnd) list?.pop()
  else list?.push(false)
}

function reasonOf(run: string, { open, context }: { open: Open; context: HidingContext }): string | null {
  const properties = /<w:rPr(?:\s[^>]*)?>([\s\S]*?)<\/w:rPr>/.exec(run)?.[1] ?? ""
  const style = valueOf(properties, "rStyle")
  const looks: Looks = { ...open.paragraph, ...(style === null ? {} : context.styles.get(style)), ...readLooks(properties) }
  if (looks.isHidden === true || open.isShapeHidden || open.hiddenRows.includes(true)) return reasons.vanish
  if (looks.halfPoints !== undefined && looks.halfPoints < leastHalfPoints) return reasons.tiny
  const isWhite = /^f[0-9a-f]f[0-9a-f]f[0-9a-f]$/i.test(looks.colour ?? "")
  const mayStandOut = looks.isShaded === true || open.paragraph.isShaded === true || context.hasBackground || open.inShape > 0 || open.shaded.includes(true) || open.tables.includes(true)
  if (isWhite && !mayStandOut) return reasons.white
  return looks.ground !== undefined && looks.ground === looks.colour ? reasons.colour : null
}

function textsOf(xml: string, name: "t" | "delText"): string {
  return [...xml.matchAll(new RegExp(`<w:${name}(?:\\s[^>]*)?>([^<]*)</w:${name}>`, "g"))].map((match) => decodeXml(match[1] ?? "")).join("")
}

function toHidden(text: string, reason: string): HiddenText {
  return { page: null, reason, text: cleanText(text).replace(/\s+/g, " ").trim().slice(0, 4_000) }
}
