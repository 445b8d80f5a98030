import { z } from "zod"
import { nextCronAt } from "./cron"
import { compileExpression } from "./expression"
import { parseDue, parseDurationMs } from "./moment"

/** A function as the SDK registers it. Strict on purpose: a key that is not named here is an option the engine lacks. */
export const FunctionConfig = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z.array(
    z.strictObject({
      event: z.string().min(1).optional(),
      expression: boolean().optional(),
      cron: z.string().superRefine(refusing((spec) => {
        if (!nextCronAt(spec, new Date())) throw new Error("never fires")
      }, "cron")).optional(),
    }),
  ).default([]),
  steps: z.object({
    step: z.object({ retries: z.object({ attempts: z.number().int().min(0).max(20) }).optional() }),
  }),
  idempotency: expression("dyn").optional(),
  concurrency: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat().map((one) => (typeof one === "number" ? { limit: one } : one))),
    z.array(
      z.strictObject({
        limit: z.number().int().min(0),
        key: expression("dyn").optional(),
        scope: z.enum(["fn", "env"], { error: "only the scopes fn and env are implemented" }).default("fn"),
      }),
    ).max(2),
  ),
  priority: z.strictObject({ run: expression("int").optional() }).optional(),
  cancel: z.array(
    z.strictObject({ event: z.string().min(1), if: boolean().optional(), timeout: z.string().superRefine(refusing(parseDue, "timeout")).optional() }),
  ).max(5).default([]),
  singleton: z.strictObject({ key: expression("dyn").optional(), mode: z.enum(["skip", "cancel"]) }).optional(),
  timeouts: z.strictObject({
    finish: z.string().superRefine(refusing((text) => {
      if (parseDurationMs(text) === null) throw new Error("is not a duration such as 1h30m")
    }, "duration")).optional(),
  }).optional(),
})
export type FunctionConfig = z.infer<typeof FunctionConfig>

function boolean() {
  return expression("bool")
}

function expression(wanted: "bool" | "int" | "dyn") {
  return z.string().superRefine(
    refusing((source) => {
      const { type } = compileExpression(source).check()
      if (wanted !== "dyn" && type && type !== "dyn" && type !== wanted) throw new Error(`gives ${type}, not ${wanted}`)
    }, "expression"),
  )
}

function refusing(parse: (text: string) => unknown, what: string) {
  return (text: string, context: { addIssue(issue: { code: "custom"; message: string }): void }) => {
    try {
      parse(text)
    } catch (error) {
      const reason = error instanceof Error ? error.message.split("\n")[0] : String(error)
      context.addIssue({ code: "custom", message: `${what} ${JSON.stringify(text)}: ${reason}` })
    }
  }
}
