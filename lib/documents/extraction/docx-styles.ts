import { valueOf } from "./read-numbering"

/** What of a run's or a style's properties decides whether its text can be seen; undefined where they say nothing. */
export type Looks = { isHidden?: boolean; colour?: string; halfPoints?: number; isShaded?: boolean }

/** Reads the inside of w:rPr, or of a style. */
export function readLooks(xml: string): Looks {
  const looks: Looks = {}
  const vanish = /<w:(?:vanish|specVanish)(?:\s+w:val="([^"]*)")?\s*\/>/.exec(xml)
  if (vanish !== null) looks.isHidden = !/^(0|false|off)$/.test(vanish[1] ?? "")
  const colour = valueOf(xml, "color")
  if (colour !== null) looks.colour = colour
  const size = valueOf(xml, "sz")
  if (size !== null && Number.isFinite(Number(size))) looks.halfPoints = Number(size)
  if (isShading(xml)) looks.isShaded = true
  return looks
}

/** Whether something other than white is laid behind the text. */
export function isShading(xml: string): boolean {
  if (/<w:highlight\s[^>]*w:val="(?!none|white)/.test(xml)) return true
  const shading = /<w:shd\s([^>]*)>/.exec(xml)?.[1]
  if (shading === undefined) return false
  const fill = /w:fill="([^"]*)"/.exec(shading)?.[1] ?? "auto"
  return /w:themeFill=/.test(shading) || !/^(auto|f[0-9a-f]f[0-9a-f]f[0-9a-f])$/i.test(fill) || !/w:val="(clear|nil)"/.test(shading)
}

/** Looks by style id, those of the styles they are based on included. */
export function readStyleLooks(stylesXml: string): Map<string, Looks> {
  const own = new Map<string, Looks & { parent: string | null }>()
  for (const style of stylesXml.matchAll(/<w:style\s([^>]*)>([\s\S]*?)<\/w:style>/g)) {
    const id = /w:styleId="([^"]*)"/.exec(style[1] ?? "")?.[1]
    if (id !== undefined) own.set(id, { ...readLooks((style[2] ?? "").replace(/<w:tblStylePr[\s\S]*?<\/w:tblStylePr>/g, "")), parent: valueOf(style[2] ?? "", "basedOn") })
  }
  const resolved = new Map<string, Looks>()
  for (const id of own.keys()) {
    const line: Looks[] = []
    let at: string | null = id
    for (let depth = 0; depth < 12 && at !== null; depth++) {
      const found = own.get(at)
      if (found === undefined) break
      const { parent, ...looks } = found
      line.unshift(looks)
      at = parent
    }
    resolved.set(id, Object.assign({}, ...line) as Looks)
  }
  return resolved
}
