import { expect, it } from "vitest"
import { outputValidator } from "@/prompts/check-input"
import { loadPrompts } from "@/prompts/load-prompts"
import { emptyValue } from "./empty-value"

it("gives every prompt's output a beginning that has the right shape", () => {
  for (const definition of loadPrompts().values()) {
    if (!definition.outputSchema) continue
    const checked = outputValidator(definition)?.safeParse(emptyValue(definition.outputSchema))
    const wrongShapes = checked?.error?.issues.filter((issue) => issue.code === "invalid_type" || issue.code === "unrecognized_keys" || issue.code === "invalid_value")
    expect(wrongShapes ?? [], definition.key).toEqual([])
  }
})
