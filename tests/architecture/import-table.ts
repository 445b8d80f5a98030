/** What a room may import: rooms as path prefixes, by value or as types only ("all" = any room's types). */
type Allowance = { values: readonly string[]; types: readonly string[] | "all" }

const lowerLib = ["lib/documents", "lib/retrieval", "lib/inference", "lib/safety", "lib/store", "lib/telemetry", "lib/env", "lib/errors"]
const everything: Allowance = { values: ["drizzle", "inngest", "lib", "package.json", "prompts"], types: "all" }
const own: Allowance = { values: [], types: [] }

/**
 * The import table: data flows app → services → everything below, never up. The most specific room of a file counts, and
 * every room may import itself.
 */
export const importTable: Readonly<Record<string, Allowance>> = {
  instrumentation: { values: ["lib/boot"], types: [] },
  proxy: { values: ["lib/env", "lib/http"], types: "all" },
  app: { values: ["lib/services", "lib/http", "lib/deps", "lib/env", "lib/errors", "drizzle/schema/constants"], types: "all" },
  "app/api/inngest": { values: ["inngest", "lib/http", "lib/deps", "lib/env", "lib/errors"], types: "all" },
  "lib/boot": everything,
  "lib/deps": everything,
  "lib/env": own,
  "lib/errors": own,
  "lib/telemetry": { values: ["lib/env", "lib/errors"], types: [] },
  "lib/http": { values: ["lib/services", "lib/deps", "lib/env", "lib/errors", "lib/telemetry"], types: "all" },
  "lib/services": { values: [...lowerLib, "prompts", "drizzle/client", "drizzle/schema/constants"], types: [...lowerLib, "prompts", "drizzle"] },
  "lib/documents": own,
  "lib/safety": own,
  "lib/inference": own,
  "lib/retrieval": { values: ["lib/store", "lib/errors"], types: ["lib/inference", "lib/documents", "drizzle"] },
  "lib/store": { values: ["drizzle", "lib/errors"], types: ["drizzle", "lib", "prompts"] },
  inngest: { values: ["lib/services", "lib/deps", "lib/errors", "lib/env", "lib/telemetry", "lib/inference/errors"], types: "all" },
  "inngest/embedded": { values: ["drizzle", "lib/errors", "lib/telemetry"], types: ["drizzle", "inngest", "lib"] },
  prompts: { values: [], types: ["lib/inference"] },
  drizzle: { values: ["lib/errors", "lib/telemetry"], types: "all" },
  "drizzle/seed": { values: ["drizzle", "lib", "prompts"], types: "all" },
  evals: { values: ["lib", "prompts", "drizzle"], types: "all" },
}

/** Packages that only the named places may import. */
export const packageHomes: readonly { packages: RegExp; homes: readonly string[] }[] = [
  { packages: /^(@anthropic-ai\/|openai$|openai\/)/, homes: ["lib/inference/providers"] },
  { packages: /^(ai$|ai\/|@ai-sdk\/)/, homes: ["app", "lib/http", "lib/inference", "lib/services"] },
  { packages: /^gpt-tokenizer/, homes: ["lib/inference"] },
  { packages: /^drizzle-orm(\/|$)/, homes: ["lib/store", "drizzle", "inngest/embedded"] },
  { packages: /^(@electric-sql\/|postgres$|pgvector)/, homes: ["drizzle", "lib/store/connectors/source"] },
  { packages: /^inngest(\/|$)/, homes: ["inngest", "app/api/inngest"] },
  { packages: /^(next|next-auth|react|react-dom)(\/|$)/, homes: ["app", "lib/http", "proxy", "instrumentation", "inngest/serve-route"] },
]

/** What a module that the browser loads may take from outside app/: shapes and constants, nothing that reaches a server. */
export const browserSafe = [
  /^lib\/.*\.dto$/,
  /^lib\/.*(^|[/-])(constants|types)$/,
  /^lib\/services\/requests\/stream\/.*frames?$/,
  /^lib\/errors$/,
  /^drizzle\/schema\/constants$/,
]
