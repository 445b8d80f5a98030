import { parse, type DefaultTreeAdapterMap } from "parse5"
import { cleanText } from "./clean-text"
import type { HiddenText } from "./extraction-types"

type Node = DefaultTreeAdapterMap["node"]
type Element = DefaultTreeAdapterMap["element"]

const unread = new Set(["script", "style", "noscript", "template", "head", "svg", "math"])
const leastWordsOfComment = 4

type Rules = { hiddenNames: ReadonlySet<string>; hasStyles: boolean }

/** Takes out of a parsed page what a browser does not show, and returns it. What only a style sheet could tell stays. */
export function removeHidden(html: string): { tree: Node; hidden: HiddenText[] } {
  const tree = parse(html)
  const hidden: HiddenText[] = []
  const rules = readRules(html)
  const stack: { node: Node; isOnColour: boolean }[] = [{ node: tree, isOnColour: false }]
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { node, isOnColour } = entry
    if (!("childNodes" in node)) continue
    node.childNodes = node.childNodes.filter((child) => {
      if (child.nodeName === "#comment" && "data" in child) {
        note(hidden, child.data, "In a comment in the source")
        return false
      }
      if (!("tagName" in child) || unread.has(child.nodeName)) return true
      const reason = reasonOf(child, { rules, isOnColour })
      if (reason === null) stack.push({ node: child, isOnColour: isOnColour || hasBackground(child) })
      else note(hidden, textOf(child), reason)
      return reason === null
    })
  }
  return { tree, hidden }
}

function note(hidden: HiddenText[], raw: string, reason: string): void {
  const text = cleanText(raw).replace(/\s+/g, " ").trim().slice(0, 4_000)
  const isMarkup = reason.startsWith("In a comment") && (/^\[(if|endif)|^<!|<\/?\w+/.test(text) || text.split(" ").length < leastWordsOfComment)
  if (text !== "" && !isMarkup) hidden.push({ page: null, text, reason })
}

function reasonOf(element: Element, { rules, isOnColour }: { rules: Rules; isOnColour: boolean }): string | null {
  const style = attribute(element, "style")?.toLowerCase().replace(/\s/g, "") ?? ""
  const names = [...(attribute(element, "class")?.split(/\s+/) ?? []).map((name) => `.${name}`), `#${attribute(element, "id") ?? ""}`]
  if (attribute(element, "hidden") !== null || /(^|;)(display:none|visibility:(hidden|collapse))/.test(style) || names.some((name) => rules.hiddenNames.has(name))) return "Not shown by a browser"
  if (/(^|;)opacity:0?(\.0+)?(;|$|!)/.test(style)) return "Written fully transparent"
  if (/(^|;)font-size:(0(px|pt|em|rem|%)?|0?\.\d+(px|pt)|1(\.\d+)?(px|pt))(;|$|!)/.test(style)) return "Written too small to be read"
  if (/(^|;)(left|top|text-indent|margin-left|margin-top):-\d{4,}(px|pt|em)/.test(style)) return "Placed outside the visible part of the page"
  const isWhite = /(^|;)color:(white|#fff|#fff[0-9a-f]?|#f[0-9a-f]f[0-9a-f]f[0-9a-f]|rgba?\(25[0-5],25[0-5],25[0-5].*\)|transparent)(;|$|!)/.test(style) || /^(white|#f[0-9a-f]f[0-9a-f]f[0-9a-f])$/i.test(attribute(element, "color") ?? "")
  return isWhite && !rules.hasStyles && !isOnColour && !hasBackground(element) ? "Written in white on white" : null
}

function hasBackground(element: Element): boolean {
  return /background/i.test(attribute(element, "style") ?? "") || attribute(element, "bgcolor") !== null || attribute(element, "background") !== null
}

/** Names that the page's own style sheet does not show; only rules for one class or id are understood. */
function readRules(html: string): Rules {
  const sheets = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gi)].map((match) => match[1] ?? "")
  const hiddenNames = new Set<string>()
  for (const sheet of sheets)
    for (const rule of sheet.replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "").matchAll(/(?:^|[}\s,])([.#][\w-]+)\s*\{([^{}]*)\}/g))
      if (/(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(rule[2] ?? "")) hiddenNames.add(rule[1] ?? "")
  return { hiddenNames, hasStyles: sheets.length > 0 || /<link[^>]+stylesheet/i.test(html) }
}

function textOf(node: Node): string {
  const parts: string[] = []
  const stack: Node[] = [node]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at.nodeName === "#text" && "value" in at) parts.push(at.value)
    if (unread.has(at.nodeName) || !("childNodes" in at)) continue
    for (let index = at.childNodes.length - 1; index >= 0; index--) stack.push(at.childNodes[index] as Node)
  }
  return parts.join(" ")
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((candidate) => candidate.name === name)?.value ?? null
}
