import type { z } from "zod"
import type { Tx } from "@/drizzle/client"
import type { Passage } from "@/lib/retrieval"
import type { ServiceContext } from "../context"
import type { SearchCharge } from "../documents/find-passages"

/** Whose rights a tool runs in: those of the person who asked, for the request that the model works on. */
export type ToolContext = ServiceContext & { asked: { id: string; documentIds: string[] }; charge: SearchCharge }

type Definition<Input extends z.ZodType, Output extends z.ZodType> = {
  name: string
  /** For the model: what it does, when to use it, what comes back. */
  description: string
  input: Input
  output: Output
  /** Reads with the rights of the person. What does not exist or may not be seen is thrown as AppError and told to the model in words. */
  run(ctx: ToolContext, input: z.output<Input>): Promise<z.input<Output>>
  /** The output as the model reads it; `markers` are those of its passages, in order. JSON where absent. */
  present?(output: z.output<Output>, markers: number[]): string
  /** Passages that an answer may cite; they become sources of the request. */
  passages?(output: z.output<Output>): Passage[]
  /** What is kept of an output: ids, numbers and titles, so that a deleted document's text stays in no log. The output itself where absent. */
  record?(output: z.output<Output>, markers: number[]): unknown
  /** Present where the tool changes something: `run` only looks whether it could be done, and this does it once the person has said so. */
  confirm?(tx: Tx, ctx: ServiceContext, confirmed: { input: z.output<Input>; requestId: string }): Promise<void>
}

export type Tool = Definition<z.ZodType, z.ZodType>

export function defineTool<Input extends z.ZodType, Output extends z.ZodType>(definition: Definition<Input, Output>): Tool {
  return definition
}
