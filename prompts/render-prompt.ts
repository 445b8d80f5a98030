import type { ChatMessage, ModelTask, PromptBlock } from "@/lib/inference/port"
import type { PromptDefinition } from "./schema"
import { parseTemplate, TemplateError, type TemplateNode } from "./template"
import { formatVariable, isGiven, isMissing, type PromptVariables } from "./variables"

export type RenderedPrompt = { system: PromptBlock[]; messages: ChatMessage[] }

/** Pure. Throws TemplateError when a variable outside `{{#if}}` has no value. */
export function renderPrompt(definition: PromptDefinition, variables: PromptVariables): RenderedPrompt {
  const render = (blocks: PromptDefinition["system"]): PromptBlock[] =>
    blocks
      .map((block): PromptBlock => {
        const text = renderNodes(parseTemplate(block.text), variables).trim()
        return block.isCacheable ? { text, isCacheable: true } : { text }
      })
      .filter((block) => block.text !== "")
  return { system: render(definition.system), messages: [{ role: "user", blocks: render(definition.user) }] }
}

/** What the offline model works on: the same variables the prompt is rendered from. */
export function modelTask(definition: PromptDefinition, variables: PromptVariables): ModelTask {
  const { sources = [], ...inputs } = variables
  return { promptKey: definition.key, inputs, sources }
}

function renderNodes(nodes: TemplateNode[], variables: PromptVariables): string {
  return nodes
    .map((node) => {
      if (node.type === "text") return node.text
      const value = Object.hasOwn(variables, node.name) ? variables[node.name] : undefined
      if (node.type === "condition") return isGiven(value) ? renderNodes(node.nodes, variables) : ""
      if (isMissing(value)) throw new TemplateError(`{{${node.name}}} has no value`)
      return formatVariable(node.name, value)
    })
    .join("")
}
