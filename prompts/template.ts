export type TemplateNode =
  | { type: "text"; text: string }
  | { type: "variable"; name: string }
  | { type: "condition"; name: string; nodes: TemplateNode[] }

export class TemplateError extends Error {
  override readonly name = "TemplateError"
}

const tag = /\{\{(.*?)\}\}/gs

/** Reads `{{name}}` and `{{#if name}}…{{/if}}`; anything else in double braces is refused. */
export function parseTemplate(template: string): TemplateNode[] {
  const root: TemplateNode[] = []
  const open: { name: string; nodes: TemplateNode[] }[] = []
  let position = 0
  const into = () => open.at(-1)?.nodes ?? root
  for (const match of template.matchAll(tag)) {
    pushText(into(), template.slice(position, match.index))
    position = match.index + match[0].length
    const inner = (match[1] ?? "").trim()
    const condition = /^#if\s+([a-zA-Z]\w*)$/.exec(inner)
    if (condition?.[1]) {
      const node: TemplateNode = { type: "condition", name: condition[1], nodes: [] }
      into().push(node)
      open.push(node)
    } else if (inner === "/if") {
      if (!open.pop()) throw new TemplateError("{{/if}} without {{#if}}")
    } else if (/^[a-zA-Z]\w*$/.test(inner)) {
      into().push({ type: "variable", name: inner })
    } else {
      throw new TemplateError(`{{${inner}}} is neither a variable nor {{#if name}} nor {{/if}}`)
    }
  }
  pushText(into(), template.slice(position))
  const unclosed = open.at(-1)
  if (unclosed) throw new TemplateError(`{{#if ${unclosed.name}}} is never closed`)
  return root
}

function pushText(nodes: TemplateNode[], text: string): void {
  if (text.includes("{{") || text.includes("}}")) throw new TemplateError("braces that do not close")
  if (text !== "") nodes.push({ type: "text", text })
}

export type TemplateUse = { name: string; isCondition: boolean; guardedBy: string[] }

/** Every variable and condition with the conditions it stands inside. */
export function templateUses(nodes: TemplateNode[], guardedBy: string[] = []): TemplateUse[] {
  return nodes.flatMap((node): TemplateUse[] => {
    if (node.type === "text") return []
    if (node.type === "variable") return [{ name: node.name, isCondition: false, guardedBy }]
    return [{ name: node.name, isCondition: true, guardedBy }, ...templateUses(node.nodes, [...guardedBy, node.name])]
  })
}
