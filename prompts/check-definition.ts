import { z } from "zod"
import { delimiterTags } from "./escape-delimiters"
import { inputValidator, outputValidator } from "./check-input"
import type { PromptDefinition } from "./schema"
import { parseTemplate, templateUses } from "./template"
import { addedVariables } from "./variables"

type Schema = { type?: unknown; properties?: Record<string, Schema>; required?: string[]; items?: Schema; [word: string]: unknown }

const widgets = ["text", "textarea", "document", "select", "code", "tags"]
const highestCacheBlocks = 4

/** The first thing wrong with a definition beyond its shape, as a sentence; null when it is sound. */
export function definitionProblem(definition: PromptDefinition): string | null {
  return (
    inputProblem(definition.inputSchema) ??
    outputProblem(definition.outputSchema, "outputSchema") ??
    templateProblem(definition) ??
    ruleProblem(definition) ??
    exampleProblem(definition)
  )
}

function inputProblem(schema: Schema): string | null {
  if (schema.type !== "object" || schema.additionalProperties !== false)
    return "inputSchema must be an object with additionalProperties: false"
  for (const name of schema.required ?? []) if (!schema.properties?.[name]) return `inputSchema requires ${name}, which it does not describe`
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if ((addedVariables as readonly string[]).includes(name)) return `input ${name} has the name of a variable the product adds`
    if (!property.title || !property.description) return `input ${name} needs a title and a description`
    if (property.type === "string" && !property.maxLength && !property.enum) return `input ${name} needs a maxLength`
    if (property.type === "array" && !property.maxItems) return `input ${name} needs maxItems`
    if (property["x-widget"] !== undefined && !widgets.includes(String(property["x-widget"]))) return `input ${name} has an unknown x-widget`
  }
  return null
}

/** Providers accept only closed objects whose properties are all required; what may be absent is nullable. */
function outputProblem(schema: Schema | null, path: string): string | null {
  if (!schema) return null
  if (schema.properties) {
    if (schema.additionalProperties !== false) return `${path} must have additionalProperties: false`
    const missing = Object.keys(schema.properties).find((name) => !schema.required?.includes(name))
    if (missing) return `${path}.${missing} must be required (make it nullable instead)`
    for (const [name, property] of Object.entries(schema.properties)) {
      const problem = outputProblem(property, `${path}.${name}`)
      if (problem) return problem
    }
  }
  return schema.items ? outputProblem(schema.items, `${path}[]`) : null
}

function templateProblem(definition: PromptDefinition): string | null {
  const input = definition.inputSchema as Schema
  const inputs = Object.keys(input.properties ?? {})
  const used = new Set<string>()
  for (const [part, blocks] of [["system", definition.system], ["user", definition.user]] as const)
    for (const block of blocks) {
      const unknownTag = [...block.text.matchAll(/<\/?([a-z_]+)[^<>]*>/g)].find((match) => !(delimiterTags as readonly string[]).includes(match[1] ?? ""))
      if (unknownTag) return `${part} uses the delimiter ${unknownTag[0]}, which is not a known one`
      let uses
      try {
        uses = templateUses(parseTemplate(block.text))
      } catch (error) {
        return `${part}: ${error instanceof Error ? error.message : String(error)}`
      }
      for (const use of uses) {
        used.add(use.name)
        if (part === "system" && block.isCacheable) return `a cacheable system block may not change, but it uses {{${use.name}}}`
        const isInput = inputs.includes(use.name)
        if (!isInput && !(addedVariables as readonly string[]).includes(use.name)) return `${part} uses {{${use.name}}}, which is neither an input nor a known variable`
        if (isInput && !use.isCondition && !input.required?.includes(use.name) && !use.guardedBy.includes(use.name))
          return `${part} uses the optional input {{${use.name}}} outside {{#if ${use.name}}}`
      }
    }
  const unused = inputs.find((name) => !used.has(name))
  if (unused) return `input ${unused} is never used`
  if (used.has("sources") !== (definition.retrieval !== null)) return "sources and retrieval must go together"
  return null
}

function ruleProblem(definition: PromptDefinition): string | null {
  const { review, delivery, deadlines } = definition
  if (review.always && delivery !== "after_verify") return "a prompt that is always reviewed must have delivery: after_verify"
  if ((review.always || review.belowConfidence !== null) && review.reasons.length === 0) return "review needs a reason"
  const confidence = (definition.outputSchema as Schema | null)?.properties?.confidence
  if (review.belowConfidence !== null && !confidence) return "review.belowConfidence needs a confidence in outputSchema"
  if (definition.retrieval?.mode === "search" && definition.documents === "none") return "search needs documents"
  if (definition.documentsMayReplace && !(definition.inputSchema as Schema).properties?.[definition.documentsMayReplace])
    return "documentsMayReplace names no input"
  if (deadlines.totalMs < deadlines.firstTokenMs || deadlines.firstTokenMs < deadlines.connectMs) return "deadlines must grow: connect, first token, total"
  if ([...definition.system, ...definition.user].filter((block) => block.isCacheable).length > highestCacheBlocks)
    return `at most ${highestCacheBlocks} blocks may be cacheable`
  return null
}

function exampleProblem(definition: PromptDefinition): string | null {
  try {
    outputValidator(definition)
    const validator = inputValidator(definition)
    for (const example of definition.examples) {
      const parsed = validator.safeParse(example.payload)
      if (!parsed.success) return `example "${example.title}" does not fit inputSchema: ${z.prettifyError(parsed.error)}`
    }
    return null
  } catch (error) {
    return `a schema cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}
