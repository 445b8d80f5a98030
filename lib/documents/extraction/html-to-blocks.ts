import { parse, type DefaultTreeAdapterMap } from "parse5"
import type { Block } from "./extraction-types"

type Node = DefaultTreeAdapterMap["node"]
type Element = DefaultTreeAdapterMap["element"]

const skipped = new Set(["script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "canvas", "audio", "video", "select", "datalist"])
const blockTags = new Set([
  "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure",
  "footer", "form", "header", "hgroup", "hr", "legend", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
])

type Collector = {
  blocks: Block[]
  text: string
  level: number | null
  /** A marker such as "- " waits here for the first text of its list item. */
  marker: string
  lists: { isOrdered: boolean; next: number }[]
  rows: { cells: string[]; outer: string }[]
  preDepth: number
}

/** Readable text of a web page: headings, paragraphs, list items with their marks, table rows as "cell | cell". */
export function htmlToBlocks(html: string): Block[] {
  return treeToBlocks(parse(html))
}

/** The same of a page that is parsed already. */
export function treeToBlocks(tree: Node): Block[] {
  const collector: Collector = { blocks: [], text: "", level: null, marker: "", lists: [], rows: [], preDepth: 0 }
  const stack: { node: Node; isLeaving: boolean }[] = [{ node: tree, isLeaving: false }]
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    const { node, isLeaving } = frame
    if (isLeaving) {
      leave(collector, node as Element)
      continue
    }
    if (node.nodeName === "#text" && "value" in node) addText(collector, node.value)
    if (!("childNodes" in node) || skipped.has(node.nodeName)) continue
    if ("tagName" in node) {
      enter(collector, node)
      stack.push({ node, isLeaving: true })
    }
    for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push({ node: node.childNodes[index] as Node, isLeaving: false })
  }
  flush(collector)
  return collector.blocks
}

function enter(collector: Collector, element: Element): void {
  const tag = element.tagName
  if (tag === "br") collector.text += "\n"
  else if (tag === "input") collector.text += inputText(element)
  else if (tag === "tr") {
    collector.rows.push({ cells: [], outer: collector.text })
    collector.text = ""
  } else if (tag === "td" || tag === "th") collector.text = ""
  else if (tag === "li") {
    breakBlock(collector)
    collector.marker = nextMarker(collector)
  } else if (isBlock(tag)) breakBlock(collector)
  if (tag === "ol" || tag === "ul") collector.lists.push({ isOrdered: tag === "ol", next: Number.parseInt(attribute(element, "start") ?? "1", 10) || 1 })
  if (tag === "pre") collector.preDepth++
  if (/^h[1-6]$/.test(tag) && collector.rows.length === 0) collector.level = Number(tag[1])
}

function leave(collector: Collector, element: Element): void {
  const tag = element.tagName
  if (tag === "td" || tag === "th") {
    collector.rows.at(-1)?.cells.push(tidy(collector.text).replace(/\n+/g, " "))
    collector.text = ""
  } else if (tag === "tr") leaveRow(collector)
  else if (tag === "table" && collector.rows.length === 0) flush(collector)
  else if (tag === "li" || isBlock(tag)) breakBlock(collector)
  if (tag === "ol" || tag === "ul") collector.lists.pop()
  if (tag === "pre") collector.preDepth--
  if (/^h[1-6]$/.test(tag)) collector.level = null
}

/** What a form shows of a field: its tick or what is written in it. */
function inputText(element: Element): string {
  const type = attribute(element, "type")?.toLowerCase() ?? "text"
  if (type === "checkbox" || type === "radio") return attribute(element, "checked") === null ? "☐ " : "☒ "
  return type === "hidden" || type === "password" ? "" : ` ${attribute(element, "value") ?? ""} `
}

/** A row inside a cell is part of the text of that cell. */
function leaveRow(collector: Collector): void {
  const row = collector.rows.pop()
  if (row === undefined) return
  const line = row.cells.every((cell) => cell === "") ? "" : row.cells.join(" | ")
  if (collector.rows.length > 0) collector.text = [row.outer.trim(), line].filter((part) => part !== "").join("; ")
  else collector.text = [row.outer.trimEnd(), line].filter((part) => part !== "").join("\n") + (line === "" ? "" : "\n")
}

function addText(collector: Collector, value: string): void {
  if (collector.preDepth > 0) collector.text += value
  else collector.text += value.replace(/[\s]+/g, " ")
}

function breakBlock(collector: Collector): void {
  if (collector.rows.length > 0) collector.text += " "
  else flush(collector)
}

function flush(collector: Collector): void {
  const text = collector.preDepth > 0 ? collector.text.trimEnd() : tidy(collector.text)
  collector.text = ""
  if (text.trim() === "") return
  collector.blocks.push({ text: collector.marker + text, level: collector.level, page: null })
  collector.marker = ""
}

function tidy(text: string): string {
  return text.replace(/[ \t]+/g, " ").replace(/ ?\n ?/g, "\n").trim()
}

function nextMarker(collector: Collector): string {
  const list = collector.lists.at(-1)
  const indent = "  ".repeat(Math.max(0, collector.lists.length - 1))
  return list?.isOrdered === true ? `${indent}${list.next++}. ` : `${indent}- `
}

function isBlock(tag: string): boolean {
  return blockTags.has(tag) || /^h[1-6]$/.test(tag)
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((candidate) => candidate.name === name)?.value ?? null
}
