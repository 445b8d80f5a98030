import { parse, type DefaultTreeAdapterMap } from "parse5"
import { cleanText } from "./clean-text"
import type { HiddenText } from "./extraction-types"
import { lookAt, reasonOfText, usualLooks, type Looks } from "./html-looks"
import { readStyleRules, type Element } from "./html-styles"

type Node = DefaultTreeAdapterMap["node"]

const unread = new Set(["script", "style", "noscript", "template", "head", "svg", "math"])
const leastWordsOfComment = 4
const mostAncestors = 200

type Open = { node: Node; looks: Looks; ancestors: readonly Element[] }

/** Takes out of a parsed page what a browser does not show, and returns it. Where only a sheet that is not part of the page could tell, text stays. */
export function removeHidden(html: string): { tree: Node; hidden: HiddenText[] } {
  const tree = parse(html)
  const hidden: HiddenText[] = []
  const rules = readStyleRules(tree)
  const looks: Looks = /<link[^>]+stylesheet/i.test(html) ? { ...usualLooks, ground: null } : usualLooks
  const stack: Open[] = [{ node: tree, looks, ancestors: [] }]
  for (let open = stack.pop(); open !== undefined; open = stack.pop()) {
    const { node, looks: own, ancestors } = open
    if (!("childNodes" in node)) continue
    const inside = "tagName" in node ? [...ancestors.slice(-mostAncestors), node] : ancestors
    const elements: Open[] = []
    node.childNodes = node.childNodes.filter((child) => {
      if (child.nodeName === "#comment" && "data" in child) {
        note(hidden, child.data, "In a comment in the source")
        return false
      }
      if (child.nodeName === "#text" && "value" in child) {
        const reason = reasonOfText(own)
        if (reason !== null) note(hidden, child.value, reason)
        return reason === null
      }
      if (!("tagName" in child) || unread.has(child.nodeName)) return true
      const seen = lookAt(child, { rules, ancestors: inside, looks: own })
      if (seen.reason === null) elements.push({ node: child, looks: seen.looks, ancestors: inside })
      else note(hidden, textOf(child), seen.reason)
      return seen.reason === null
    })
    stack.push(...elements.toReversed())
  }
  return { tree, hidden }
}

function note(hidden: HiddenText[], raw: string, reason: string): void {
  const text = cleanText(raw).replace(/\s+/g, " ").trim().slice(0, 4_000)
  const isMarkup = reason.startsWith("In a comment") && (/^\[(if|endif)|^<!|<\/?\w+/.test(text) || text.split(" ").length < leastWordsOfComment)
  if (text !== "" && !isMarkup) hidden.push({ page: null, text, reason })
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
