/** One level of a list: "%1.%2" with its format and first number. */
export type NumberingLevel = { format: string; pattern: string; start: number; isLegal: boolean; styleId: string | null; /** The level, from 1, after which it starts anew; 0 for never, null for any above. */ restartsAfter: number | null }

/** `levels` are those it defines otherwise than its definition. */
type NumberingInstance = { abstractId: string; starts: Map<number, number>; levels: Map<number, NumberingLevel> }

/** The lists a document defines: levels by definition, and the instances that paragraphs name. */
export type Numbering = { levels: Map<string, Map<number, NumberingLevel>>; instances: Map<string, NumberingInstance> }

export type ParagraphNumber = { numberingId: string; level: number }

/** Reads word/numbering.xml. A definition that only points at the style of a list has the levels of the one that style belongs to. */
export function readNumbering(xml: string): Numbering {
  const levels = new Map<string, Map<number, NumberingLevel>>()
  const ofStyles = new Map<string, string>()
  const links = new Map<string, string>()
  for (const definition of elements(xml, "abstractNum")) {
    const id = definition.attributes("abstractNumId") ?? ""
    const own = readLevels(definition.body)
    const style = valueOf(definition.body, "styleLink")
    const link = valueOf(definition.body, "numStyleLink")
    levels.set(id, own)
    if (style !== null) ofStyles.set(style, id)
    if (link !== null && own.size === 0) links.set(id, link)
  }
  const instances = new Map<string, NumberingInstance>()
  for (const instance of elements(xml, "num")) {
    const starts = new Map<number, number>()
    const own = new Map<number, NumberingLevel>()
    for (const override of elements(instance.body, "lvlOverride")) {
      const start = valueOf(override.body, "startOverride")
      if (start !== null) starts.set(Number(override.attributes("ilvl") ?? 0), Number(start))
      for (const [index, level] of readLevels(override.body)) {
        own.set(index, level)
        if (start === null) starts.set(index, level.start)
      }
    }
    const abstractId = valueOf(instance.body, "abstractNumId") ?? ""
    instances.set(instance.attributes("numId") ?? "", { abstractId: ofStyles.get(links.get(abstractId) ?? "") ?? abstractId, starts, levels: own })
  }
  return { levels, instances }
}

/** Numbers that paragraph styles carry, in word/styles.xml or by a level that names the style; inherited along basedOn. */
export function readStyleNumbers(stylesXml: string, numbering: Numbering): Map<string, ParagraphNumber> {
  const own = new Map<string, ParagraphNumber>()
  const parents = new Map<string, string>()
  const depths = new Map<string, number>()
  for (const style of elements(stylesXml, "style")) {
    const id = style.attributes("styleId") ?? ""
    const parent = valueOf(style.body, "basedOn")
    if (parent !== null) parents.set(id, parent)
    const numberingId = valueOf(style.body, "numId")
    const depth = toNumber(valueOf(style.body, "ilvl"))
    if (numberingId === null && depth !== null) depths.set(id, depth)
    if (numberingId !== null) own.set(id, { numberingId, level: levelOfStyle(numbering, { numberingId, styleId: id }) ?? Number(valueOf(style.body, "ilvl") ?? 0) })
  }
  const resolved = new Map(own)
  for (const id of parents.keys()) {
    let ancestor: string | undefined = id
    for (let depth = 0; depth < 12 && ancestor !== undefined && !own.has(ancestor); depth++) ancestor = parents.get(ancestor)
    const found = ancestor === undefined ? undefined : own.get(ancestor)
    if (found !== undefined) resolved.set(id, { ...found, level: own.has(id) ? found.level : (levelOfStyle(numbering, { numberingId: found.numberingId, styleId: id }) ?? depths.get(id) ?? found.level) })
  }
  return resolved
}

function levelOfStyle(numbering: Numbering, wanted: { numberingId: string; styleId: string }): number | null {
  const levels = numbering.levels.get(numbering.instances.get(wanted.numberingId)?.abstractId ?? "")
  for (const [index, level] of levels ?? []) if (level.styleId === wanted.styleId) return index
  return null
}

function readLevels(xml: string): Map<number, NumberingLevel> {
  return new Map([...elements(xml, "lvl")].map((level) => [Number(level.attributes("ilvl") ?? 0), readLevel(level.body)]))
}

function readLevel(body: string): NumberingLevel {
  return {
    format: valueOf(body, "numFmt") ?? "decimal",
    pattern: valueOf(body, "lvlText") ?? "",
    start: Number(valueOf(body, "start") ?? 1),
    isLegal: /<w:isLgl\b(?![^>]*w:val="(?:0|false)")/.test(body),
    styleId: valueOf(body, "pStyle"),
    restartsAfter: toNumber(valueOf(body, "lvlRestart")),
  }
}

function toNumber(value: string | null): number | null {
  return value === null || Number.isNaN(Number(value)) ? null : Number(value)
}

type XmlElement = { body: string; attributes: (name: string) => string | null }

function* elements(xml: string, name: string): Iterable<XmlElement> {
  const opening = new RegExp(`<w:${name}(\\s[^>]*?)?(/)?>`, "g")
  for (let match = opening.exec(xml); match !== null; match = opening.exec(xml)) {
    const from = match.index + match[0].length
    const end = match[2] === "/" ? from : xml.indexOf(`</w:${name}>`, from)
    if (end < 0) return
    const head = match[1] ?? ""
    yield { body: xml.slice(from, end), attributes: (attribute) => new RegExp(`w:${attribute}="([^"]*)"`).exec(head)?.[1] ?? null }
    opening.lastIndex = end
  }
}

/** The value of the first element of a name, decoded no further than numbering needs. */
export function valueOf(xml: string, name: string): string | null {
  return new RegExp(`<w:${name}\\s[^>]*?w:val="([^"]*)"`).exec(xml)?.[1] ?? null
}
