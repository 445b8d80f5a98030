import { valueOf } from "./read-numbering"

/** What of a run's or a style's properties decides whether its text can be seen; undefined where they say nothing. */
export type Looks = { isHidden?: boolean; colour?: string; halfPoints?: number; isShaded?: boolean; ground?: string }

/** Letters squeezed to less of their width can not be read. */
const leastWidthPercent = 10

/** Reads the inside of w:rPr, or of a style. */
export function readLooks(xml: string): Looks {
  const looks: Looks = {}
  const vanish = /<w:(?:vanish|specVanish)(?:\s+w:val="([^"]*)")?\s*\/>/.exec(xml)
  if (vanish !== null) looks.isHidden = !/^(0|false|off)$/.test(vanish[1] ?? "")
  const colour = readColour(xml)
  if (colour !== null) looks.colour = colour
  const size = valueOf(xml, "sz")
  if (size !== null && Number.isFinite(Number(size))) looks.halfPoints = Number(size)
  if (Number.parseFloat(valueOf(xml, "w") ?? "100") < leastWidthPercent) looks.halfPoints = 0
  if (isShading(xml)) looks.isShaded = true
  const ground = /<w:highlight\s[^>]*w:val="black"/.test(xml) ? "000000" : /<w:shd\s[^>]*w:fill="([0-9a-f]{6})"/i.exec(xml)?.[1]
  if (ground !== undefined) looks.ground = ground.toLowerCase()
  return looks
}

/** The first colour of a theme is that of its pages, which is white in those that people use. */
function readColour(xml: string): string | null {
  const attributes = /<w:color\s([^>]*)>/.exec(xml)?.[1]
  if (attributes === undefined) return null
  const value = /w:val="([^"]*)"/.exec(attributes)?.[1] ?? "auto"
  const isOfPage = /w:themeColor="(?:background1|light1)"/.test(attributes) && !/w:theme(?:Shade|Tint)=/.test(attributes)
  return value === "auto" && isOfPage ? "ffffff" : value.toLowerCase()
}

/** Whether something other than white is laid behind the text. */
export function isShading(xml: string): boolean {
  if (/<w:highlight\s[^>]*w:val="(?!none|white)/.test(xml)) return true
  const shading = /<w:shd\s([^>]*)>/.exec(xml)?.[1]
  if (shading === undefined) return false
  const fill = /w:fill="([^"]*)"/.exec(shading)?.[1] ?? "auto"
  return /w:themeFill=/.test(shading) || !/^(auto|f[0-9a-f]f[0-9a-f]f[0-9a-f])$/i.test(fill) || !/w:val="(clear|nil)"/.test(shading)
}

/** Looks by style id, those of the styles they are based on and of the whole document included; under "" those of a paragraph that names none. */
export function readStyleLooks(stylesXml: string): Map<string, Looks> {
  const ofDocument = readLooks(/<w:rPrDefault>([\s\S]*?)<\/w:rPrDefault>/.exec(stylesXml)?.[1] ?? "")
  let usual = ""
  const own = new Map<string, Looks & { isOfParagraph: boolean; parent: string | null }>()
  for (const style of stylesXml.matchAll(/<w:style\s([^>]*)>([\s\S]*?)<\/w:style>/g)) {
    const id = /w:styleId="([^"]*)"/.exec(style[1] ?? "")?.[1]
    const isOfParagraph = /w:type="paragraph"/.test(style[1] ?? "")
    if (id !== undefined && isOfParagraph && /w:default="(?:1|true|on)"/.test(style[1] ?? "")) usual = id
    if (id !== undefined) own.set(id, { ...readLooks((style[2] ?? "").replace(/<w:tblStylePr[\s\S]*?<\/w:tblStylePr>/g, "")), isOfParagraph, parent: valueOf(style[2] ?? "", "basedOn") })
  }
  const resolved = new Map<string, Looks>()
  for (const id of own.keys()) {
    const line: Looks[] = []
    let at: string | null = id
    for (let depth = 0; depth < 12 && at !== null; depth++) {
      const found = own.get(at)
      if (found === undefined) break
      const { parent, isOfParagraph: _, ...looks } = found
      line.unshift(looks)
      at = parent
    }
    resolved.set(id, Object.assign({}, own.get(id)?.isOfParagraph === true ? ofDocument : {}, ...line) as Looks)
  }
  resolved.set("", resolved.get(usual) ?? ofDocument)
  return resolved
}
