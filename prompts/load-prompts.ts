import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { parse } from "yaml"
import { z } from "zod"
import { definitionProblem } from "./check-definition"
import { promptDefinitionSchema, type PromptDefinition } from "./schema"

export class PromptFileError extends Error {
  override readonly name = "PromptFileError"
}

/** Reads every YAML file of the folder, by default `prompts/` of the running product. Throws PromptFileError naming file and reason. */
export function loadPrompts(directory = path.join(/*turbopackIgnore: true*/ process.cwd(), "prompts")): Map<string, PromptDefinition> {
  const prompts = new Map<string, PromptDefinition>()
  for (const file of readdirSync(directory).filter((name) => name.endsWith(".yaml")).toSorted()) {
    const definition = parsePrompt(readFileSync(path.join(directory, file), "utf8"), file)
    if (`${definition.key}.yaml` !== file) throw new PromptFileError(`${file}: holds the key ${definition.key}`)
    prompts.set(definition.key, definition)
  }
  if (prompts.size === 0) throw new PromptFileError(`${directory}: no prompt files`)
  return prompts
}

/** One prompt from its YAML text; `file` only names it in errors. */
export function parsePrompt(text: string, file: string): PromptDefinition {
  let raw: unknown
  try {
    raw = parse(text, { maxAliasCount: 20 })
  } catch (error) {
    throw new PromptFileError(`${file}: not YAML: ${error instanceof Error ? error.message : String(error)}`)
  }
  return checkPrompt(raw, file)
}

/** One prompt from plain data, such as a release edited in the product. */
export function checkPrompt(raw: unknown, name: string): PromptDefinition {
  const parsed = promptDefinitionSchema.safeParse(raw)
  if (!parsed.success) throw new PromptFileError(`${name}: ${z.prettifyError(parsed.error)}`)
  const problem = definitionProblem(parsed.data)
  if (problem) throw new PromptFileError(`${name}: ${problem}`)
  return parsed.data
}
