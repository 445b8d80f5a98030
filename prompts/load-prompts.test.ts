import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, expect, test } from "vitest"
import { parse, stringify } from "yaml"
import { checkPrompt, loadPrompts, parsePrompt, PromptFileError } from "./load-prompts"

const good = parse(readFileSync(path.join(import.meta.dirname, "contract_analysis.yaml"), "utf8")) as Record<string, any>
const directories: string[] = []
afterAll(() => directories.forEach((directory) => rmSync(directory, { recursive: true })))

function folder(files: Record<string, string>): string {
  const directory = mkdtempSync(path.join(tmpdir(), "prompts-"))
  directories.push(directory)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(directory, name), text)
  return directory
}

const planted: [string, (definition: any) => void, RegExp][] = [
  ["an unknown field", (d) => (d.temprature = 1), /Unrecognized key: "temprature"/],
  ["a missing field", (d) => delete d.review, /review/],
  ["a version that is no version", (d) => (d.version = "one"), /must be like 1\.0\.0/],
  ["an unknown variable", (d) => (d.user[1].text += "{{whoever}}"), /user uses \{\{whoever\}\}, which is neither an input nor a known variable/],
  ["an optional input without a condition", (d) => (d.user[1].text += "{{focus}}"), /optional input \{\{focus\}\} outside \{\{#if focus\}\}/],
  ["a condition that never ends", (d) => (d.user[1].text += "{{#if focus}}"), /\{\{#if focus\}\} is never closed/],
  ["an end without a condition", (d) => (d.user[1].text += "{{/if}}"), /\{\{\/if\}\} without/],
  ["another template language", (d) => (d.user[1].text += "{{> partial}}"), /neither a variable nor/],
  ["braces that do not close", (d) => (d.user[1].text += "{{focus"), /braces that do not close/],
  ["a delimiter nobody escapes", (d) => (d.user[1].text += "<secret>"), /delimiter <secret>/],
  ["a changing text in a cacheable prefix", (d) => (d.system[0].text += "{{today}}"), /cacheable system block may not change/],
  ["an input nobody uses", (d) => (d.inputSchema.properties.tone = { type: "string", title: "Tone", description: "Tone", maxLength: 9 }), /input tone is never used/],
  ["an open input schema", (d) => delete d.inputSchema.additionalProperties, /additionalProperties: false/],
  ["an input without a limit", (d) => delete d.inputSchema.properties.focus.maxLength, /focus needs a maxLength/],
  ["an input without a description", (d) => delete d.inputSchema.properties.focus.description, /focus needs a title and a description/],
  ["an unknown widget", (d) => (d.inputSchema.properties.focus["x-widget"] = "slider"), /unknown x-widget/],
  ["an open output object", (d) => delete d.outputSchema.properties.risks.items.additionalProperties, /outputSchema\.risks\[\] must have additionalProperties/],
  ["an optional output field", (d) => d.outputSchema.required.pop(), /outputSchema\.confidence must be required/],
  ["a reviewed prompt that streams", (d) => (d.delivery = "stream"), /must have delivery: after_verify/],
  ["sources without retrieval", (d) => (d.user[0].text += "{{#if sources}}{{sources}}{{/if}}"), /sources and retrieval must go together/],
  ["an example that does not fit", (d) => (d.examples[0].payload = { focus: 3 }), /example "The whole contract" does not fit/],
  ["a type JSON Schema does not know", (d) => (d.outputSchema.properties.term = { type: "text" }), /a schema cannot be read/],
  ["deadlines that shrink", (d) => (d.deadlines.totalMs = 1000), /deadlines must grow/],
]

test.each(planted)("refuses %s and says so with the file's name", (_, spoil, reason) => {
  const definition = structuredClone(good)
  spoil(definition)
  const read = () => parsePrompt(stringify(definition), "contract_analysis.yaml")
  expect(read).toThrow(PromptFileError)
  expect(read).toThrow(reason)
  expect(read).toThrow(/^contract_analysis\.yaml: /)
})

test("refuses what is not YAML, and an alias bomb", () => {
  expect(() => parsePrompt("key: [", "x.yaml")).toThrow(/^x\.yaml: not YAML/)
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]`
  expect(() => parsePrompt(bomb, "x.yaml")).toThrow(/^x\.yaml: not YAML/)
})

test("refuses a file named after another prompt, and an empty folder", () => {
  expect(() => loadPrompts(folder({ "other.yaml": stringify(good) }))).toThrow("other.yaml: holds the key contract_analysis")
  expect(() => loadPrompts(folder({}))).toThrow("no prompt files")
})

test("reads a folder by key and takes plain data the same way", () => {
  const loaded = loadPrompts(folder({ "contract_analysis.yaml": stringify(good), "notes.md": "not a prompt" }))
  expect([...loaded.keys()]).toEqual(["contract_analysis"])
  expect(checkPrompt(good, "edited")).toEqual(loaded.get("contract_analysis"))
})
