import type { ModelRequest, TaskSource, ToolResult } from "../../../port"

export type FoundDocument = { id: string; title: string }
export type SearchFindings = {
  sources: TaskSource[]
  documents: FoundDocument[]
  /** The document that each numbered passage stands in. */
  placeOf: ReadonlyMap<number, FoundDocument>
}

/** The latest result of a tool in the request; null when it has not been called. */
export function latestResult(request: ModelRequest, name: string): ToolResult | null {
  return request.messages.flatMap(({ toolResults }) => toolResults ?? []).findLast((result) => result.name === name) ?? null
}

const numberedSource = /<source id="(\d+)" title="([^"]*)">\n([\s\S]*?)\n<\/source>/g
const listedObject = /- (\{.*\})$/gm

/** Numbered passages and documents in what a search gave: those named by title first, then those the passages stand in. */
export function readFindings({ text }: Pick<ToolResult, "text">): SearchFindings {
  const sources = [...text.matchAll(numberedSource)].map(([, marker, title = "", passage = ""]) => ({ marker: Number(marker), title: plainTitle(title), text: passage, score: 1 }))
  const rest = text.replace(numberedSource, "")
  const objects = [...rest.matchAll(listedObject)].map(([, json = ""]) => parsed(json) ?? {})
  const documentsOf = (key: string) => objects.flatMap((item) => (typeof item[key] === "string" && typeof item.title === "string" ? [{ id: item[key], title: item.title }] : []))
  const documents = [...documentsOf("id"), ...documentsOf("documentId")]
  const placeOf = new Map(objects.flatMap(({ source, documentId, title }) => (typeof source === "number" && typeof documentId === "string" ? [[source, { id: documentId, title: String(title) }] as const] : [])))
  return { sources, placeOf, documents: documents.filter(({ id }, index) => documents.findIndex((other) => other.id === id) === index) }
}

const entities: Record<string, string> = { "&amp;": "&", "&quot;": '"', "&lt;": "<", "&gt;": ">" }

function plainTitle(title: string): string {
  return title.replace(/&(?:amp|quot|lt|gt);/g, (entity) => entities[entity] ?? entity)
}

/** The JSON object in a result, without the delimiters round it; null where there is none. */
export function readObject({ text }: Pick<ToolResult, "text">): Record<string, unknown> | null {
  return parsed(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1))
}

/** A result in words, without the delimiters round it. */
export function readWords({ text }: Pick<ToolResult, "text">): string {
  return text.replace(/<\/?tool_result[^>]*>/g, " ").replace(/\s+/g, " ").trim()
}

function parsed(json: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(json) as unknown
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
