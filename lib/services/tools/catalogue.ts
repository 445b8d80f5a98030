import { z } from "zod"
import type { ToolDefinition } from "@/lib/inference/port"
import { createReviewNoteTool } from "./create-review-note"
import { getDocumentTool } from "./get-document"
import { getRequestStatusTool } from "./get-request-status"
import { listClausesTool } from "./list-clauses"
import { searchDocumentsTool } from "./search-documents"
import type { Tool } from "./tool"

const tools: readonly Tool[] = [searchDocumentsTool, getDocumentTool, listClausesTool, getRequestStatusTool, createReviewNoteTool]
const byName = new Map(tools.map((tool) => [tool.name, tool]))

/** Null for a name that no tool has, such as one a model made up. */
export function findTool(name: string): Tool | null {
  return byName.get(name) ?? null
}

/** The tools of a release by name; names of tools that are gone are passed over. */
export function toolsOf(names: readonly string[]): Map<string, Tool> {
  return new Map(tools.filter((tool) => names.includes(tool.name)).map((tool) => [tool.name, tool]))
}

/** The same as a model is told of them. */
export function describeTools(names: readonly string[]): ToolDefinition[] {
  return [...toolsOf(names).values()].map((tool) => ({ name: tool.name, description: tool.description, jsonSchema: inputSchemaOf(tool) }))
}

function inputSchemaOf({ input }: Tool): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: "input" }) as Record<string, unknown>
  return schema
}
