import type { DefaultTreeAdapterMap } from "parse5"

type Node = DefaultTreeAdapterMap["node"]
export type Element = DefaultTreeAdapterMap["element"]

/** One part of a selector, such as `p.note#a[data-x="1"]`, and how it stands to the part before it. */
type Compound = { tag: string; id: string; classes: string[]; attributes: [name: string, value: string | null][]; isChild: boolean }
type Rule = { compounds: Compound[]; weight: number; declarations: Declaration[] }
export type Declaration = { name: string; value: string; isImportant: boolean }

/** The rules of a page that bear on what can be seen, by the tag, class or id of the element they are for. */
export type StyleRules = ReadonlyMap<string, readonly Rule[]>

const mostRules = 5_000
const mostAncestors = 200
const bearing = /^(?:display|visibility|opacity|font|font-size|color|background|background-color|background-image|position|left|top|right|bottom|text-indent|margin-left|margin-top|clip|clip-path|width|height|max-width|max-height|overflow|overflow-x|overflow-y|transform|scale)$/

/** Reads the style sheets that stand in a page. Rules for print, with pseudo-classes or for siblings are left out: what may be seen stays. */
export function readStyleRules(tree: Node): StyleRules {
  const rules = new Map<string, Rule[]>()
  let count = 0
  for (const sheet of listSheets(tree)) {
    for (const [, selectors = "", body = ""] of screenOnly(sheet).matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const declarations = readDeclarations(body).filter(({ name }) => bearing.test(name))
      if (declarations.length === 0) continue
      for (const selector of selectors.split(",")) {
        const compounds = readSelector(selector.trim())
        const last = compounds?.at(-1)
        if (!compounds || last === undefined || ++count > mostRules) continue
        const key = last.id !== "" ? `#${last.id}` : last.classes[0] !== undefined ? `.${last.classes[0]}` : last.tag
        rules.set(key, [...(rules.get(key) ?? []), { compounds, weight: weigh(compounds), declarations }])
      }
    }
  }
  return rules
}

export function readDeclarations(style: string): Declaration[] {
  return style.split(";").flatMap((part) => {
    const colon = part.indexOf(":")
    const name = part.slice(0, colon).trim().toLowerCase()
    const value = part.slice(colon + 1).trim().toLowerCase()
    return colon < 1 ? [] : [{ name, value: value.replace(/\s*!important$/, ""), isImportant: value.endsWith("!important") }]
  })
}

/** What the sheets and the element itself say of it, the last word of each property. */
export function declarationsOf(element: Element, { rules, ancestors }: { rules: StyleRules; ancestors: readonly Element[] }): Map<string, string> {
  const classes = attribute(element, "class")?.split(/\s+/) ?? []
  const keys = [element.tagName, "*", ...classes.map((name) => `.${name}`), `#${attribute(element, "id") ?? ""}`]
  const matching = keys.flatMap((key) => rules.get(key) ?? []).filter((rule) => matches(element, { rule, ancestors })).sort((first, second) => first.weight - second.weight)
  const all = [...matching.flatMap((rule) => rule.declarations), ...readDeclarations(attribute(element, "style") ?? "")]
  return new Map([...all.filter(({ isImportant }) => !isImportant), ...all.filter(({ isImportant }) => isImportant)].map(({ name, value }) => [name, value]))
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((candidate) => candidate.name === name)?.value ?? null
}

function listSheets(tree: Node): string[] {
  const sheets: string[] = []
  const stack: Node[] = [tree]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!("childNodes" in node)) continue
    const isSheet = node.nodeName === "style" && "attrs" in node && !/^\s*print\s*$/i.test(attribute(node, "media") ?? "")
    if (isSheet) sheets.push(node.childNodes.map((child) => ("value" in child ? child.value : "")).join(""))
    for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push(node.childNodes[index] as Node)
  }
  return sheets
}

/** Rules in blocks for the screen stand as if they stood alone; blocks for other media, widths and animations go. */
function screenOnly(sheet: string): string {
  return sheet
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/@(?:charset|import|namespace)[^;{]*;/gi, "")
    .replace(/@media\s+(?:only\s+)?(?:screen|all)\s*\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}/gi, "$1")
    .replace(/@[\w-]+[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "")
}

function readSelector(selector: string): Compound[] | null {
  const parts = selector.replace(/\s*>\s*/g, " >").split(/\s+/)
  const compounds = parts.map(readCompound)
  return selector === "" || compounds.includes(null) ? null : (compounds as Compound[])
}

function readCompound(part: string): Compound | null {
  const isChild = part.startsWith(">")
  const whole = /^(\*|[a-z][\w-]*)?((?:\.[\w-]+|#[\w-]+|\[[\w-]+(?:="?[^\]"]*"?)?\])*)$/i.exec((isChild ? part.slice(1) : part).replace(/^:root$/, "html"))
  if (whole === null || whole[0] === "") return null
  const rest = whole[2] ?? ""
  const named = (pattern: RegExp) => [...rest.replace(/\[[^\]]*\]/g, "").matchAll(pattern)].map((match) => match[1] ?? "")
  const attributes = [...rest.matchAll(/\[([\w-]+)(?:="?([^\]"]*)"?)?\]/g)].map((match): [string, string | null] => [match[1]?.toLowerCase() ?? "", match[2] ?? null])
  return { tag: (whole[1] ?? "*").toLowerCase(), id: named(/#([\w-]+)/g)[0] ?? "", classes: named(/\.([\w-]+)/g), attributes, isChild }
}

function weigh(compounds: readonly Compound[]): number {
  return compounds.reduce((sum, { id, classes, attributes, tag }) => sum + (id === "" ? 0 : 10_000) + (classes.length + attributes.length) * 100 + (tag === "*" ? 0 : 1), 0)
}

function matches(element: Element, { rule: { compounds }, ancestors }: { rule: Rule; ancestors: readonly Element[] }): boolean {
  let index = compounds.length - 1
  const own = compounds[index]
  if (own === undefined || !fits(element, own)) return false
  let mustBeParent = own.isChild
  let above = ancestors.length - 1
  const last = Math.max(0, ancestors.length - mostAncestors)
  for (index--; index >= 0; index--) {
    const compound = compounds[index] as Compound
    while (above >= last && !fits(ancestors[above] as Element, compound)) {
      if (mustBeParent) return false
      above--
    }
    if (above < last) return false
    above--
    mustBeParent = compound.isChild
  }
  return true
}

function fits(element: Element, { tag, id, classes, attributes }: Compound): boolean {
  if (tag !== "*" && tag !== element.tagName) return false
  if (id !== "" && attribute(element, "id") !== id) return false
  const own = classes.length === 0 ? [] : (attribute(element, "class")?.split(/\s+/) ?? [])
  return classes.every((name) => own.includes(name)) && attributes.every(([name, value]) => (value === null ? attribute(element, name) !== null : attribute(element, name) === value))
}
