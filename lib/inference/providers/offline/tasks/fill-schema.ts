import type { ModelTask } from "../../../port"
import { passagesOf } from "../read-inputs"
import { pickKeySentences } from "./key-sentences"

type Schema = { type?: string | string[]; enum?: unknown[]; properties?: Record<string, Schema>; minimum?: number; minItems?: number; items?: Schema; [word: string]: unknown }

/** The least that fits a schema, for prompts the offline model has no rules for: null or empty where allowed, extracted text elsewhere. */
export function fillSchema(schema: Schema, task: ModelTask): unknown {
  const types = [schema.type].flat()
  if (schema.enum) return schema.enum[0]
  if (types.includes("null")) return null
  if (types.includes("object") || schema.properties) return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, fillSchema(property, task)]))
  if (types.includes("array")) return Array.from({ length: schema.minItems ?? 0 }, () => fillSchema(schema.items ?? { type: "string" }, task))
  if (types.includes("number") || types.includes("integer")) return schema.minimum ?? 0
  if (types.includes("boolean")) return false
  return extract(task)
}

/** The key sentences of whatever text the task carries. */
export function extract(task: ModelTask): string {
  const texts = Object.keys(task.inputs).filter((name) => name !== "today").flatMap((name) => passagesOf({ ...task, sources: [] }, name))
  const passages = [...texts, ...task.sources]
  const key = pickKeySentences(passages, { count: 4 })
  if (key.length === 0) return passages[0]?.text.slice(0, 500).trim() ?? ""
  return key.map(({ sentence, passage }) => `${sentence.text.replace(/\s+/g, " ")}${passage.marker === null ? "" : ` [${passage.marker}]`}`).join(" ")
}
