import { z } from "zod"

const block = z.strictObject({
  text: z.string().min(1),
  /** Ends a prefix that is the same from call to call, so that a provider may cache it. */
  isCacheable: z.boolean().default(false),
})

const retrieval = z.discriminatedUnion("mode", [
  /** The best chunks for the question, ranked. A null minimum score means the embedding model's own. */
  z.strictObject({
    mode: z.literal("search"),
    topK: z.int().min(1).max(50),
    minimumScore: z.number().min(0).max(1).nullable(),
    tokenBudget: z.int().min(500),
  }),
  /** The chosen documents themselves, chunk after chunk in reading order, as far as the budget goes. */
  z.strictObject({ mode: z.literal("documents"), tokenBudget: z.int().min(500) }),
])

const route = z.strictObject({ provider: z.enum(["anthropic", "openai", "offline"]), model: z.string().min(1) })

const jsonSchema = z.record(z.string(), z.unknown())

/** Everything that shapes a prompt's output; its content hash is the release's identity. */
export const promptDefinitionSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{1,62}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "must be like 1.0.0"),
  title: z.string().min(1).max(80),
  description: z.string().min(1).max(400),
  kind: z.enum(["answer", "summary", "extract", "classify", "analysis", "audit"]),
  /** How many documents are chosen beside the payload; "many" means at least one. */
  documents: z.enum(["none", "optional", "one", "many"]),
  /** Name of the input that may be left empty when documents are chosen. */
  documentsMayReplace: z.string().nullable().default(null),
  model: route,
  /** Who is asked, in this order, when the model cannot answer. */
  fallbacks: z.array(route).max(4).default([]),
  /** Null where the model takes none. */
  temperature: z.number().min(0).max(1).nullable(),
  maxOutputTokens: z.int().min(16).max(64_000),
  deadlines: z.strictObject({
    connectMs: z.int().min(100),
    firstTokenMs: z.int().min(100),
    idleMs: z.int().min(100),
    totalMs: z.int().min(100),
  }),
  retrieval: retrieval.nullable(),
  system: z.array(block).min(1),
  user: z.array(block).min(1),
  inputSchema: jsonSchema,
  outputSchema: jsonSchema.nullable(),
  delivery: z.enum(["stream", "after_verify"]),
  review: z.strictObject({
    always: z.boolean(),
    /** Why a person looks at it, in words for the reviewer. */
    reasons: z.array(z.string().min(1)),
    belowConfidence: z.number().min(0).max(1).nullable(),
    priority: z.int().min(0).max(600),
    dueHours: z.number().positive(),
  }),
  /** Whether an answer may be given again to the same question, and to one that only means the same. */
  cache: z.strictObject({ allowed: z.boolean(), semantic: z.boolean().default(false), maxAgeHours: z.number().positive().max(720).default(24) }),
  costWarningTokens: z.int().positive(),
  /** What happens to a request of more tokens than that: its author is warned, or it goes to the cheaper model. */
  overThreshold: z.discriminatedUnion("action", [z.strictObject({ action: z.literal("warn") }), z.strictObject({ action: z.literal("economy"), model: route })]).default({ action: "warn" }),
  /** Names of the tools the model may call, and how many turns it may take with them. */
  tools: z.strictObject({ names: z.array(z.string().min(1)).max(16), maxSteps: z.int().min(1).max(10) }).default({ names: [], maxSteps: 1 }),
  flag: z.string().regex(/^[a-z][a-z0-9._-]+$/),
  examples: z.array(z.strictObject({ title: z.string().min(1), payload: z.record(z.string(), z.unknown()) })).min(1),
})

export type PromptDefinition = z.infer<typeof promptDefinitionSchema>
