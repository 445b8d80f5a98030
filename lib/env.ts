import { readFileSync } from "node:fs"
import { z } from "zod"

const text = z.string().trim().min(1).optional()

export const EnvSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().trim().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().trim().min(1).default(".data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SEED_DEMO: z.enum(["0", "1"]).optional(),
  NEXTAUTH_URL: z.url().optional(),
  NEXTAUTH_SECRET: z.string().min(16).optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  ANTHROPIC_API_KEY: text,
  ANTHROPIC_BASE_URL: z.url().optional(),
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: z.url().optional(),
  EMBEDDING_MODEL: text,
  EMBEDDING_BASE_URL: z.url().optional(),
  EMBEDDING_API_KEY: text,
  EMBEDDING_DIMENSIONS: z.coerce.number().int().min(1).max(16_000).optional(),
  EMBEDDING_PRICE_USD_PER_MTOK: z.string().trim().regex(/^\d{1,6}(?:\.\d{1,6})?$/, "must be US dollars for a million tokens, such as 0.02; 0 for a model that you host yourself").optional(),
  EMBEDDING_MINIMUM_SIMILARITY: z.coerce.number().min(-1).max(1).optional(),
  EMBEDDING_MAX_INPUT_TOKENS: z.coerce.number().int().min(64).optional(),
  INNGEST_DEV: text,
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_EVENT_KEY: text,
  INNGEST_SIGNING_KEY: text,
  INNGEST_SERVE_ORIGIN: z.url().optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  IMPORT_ALLOWED_HOSTS: text,
  /** The program that recognises text on scans; without it, `tesseract` in the search path. */
  TESSERACT_PATH: text,
  /** As tesseract names them, such as eng+deu. */
  TESSERACT_LANGUAGES: z.string().regex(/^[A-Za-z0-9_/+-]{1,100}$/).default("eng"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
})
export type Env = z.infer<typeof EnvSchema>

let parsed: Env | undefined

/** The one reader of the environment. A bad value stops the start with names and reasons, never values. */
export function env(): Env {
  return (parsed ??= readEnv(process.env))
}

/** Each name may also come as NAME_FILE, the path of a mounted secret; it is exported for libraries that read the environment themselves. */
export function readEnv(source: Record<string, string | undefined>): Env {
  for (const name of Object.keys(EnvSchema.shape)) {
    const file = source[`${name}_FILE`]
    if (file && !source[name]) source[name] = readSecret(name, file)
    if (source[name] === "") delete source[name]
  }
  const result = EnvSchema.safeParse(source)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`)
  throw new Error(`The environment has values that Countersign cannot use:\n${problems.join("\n")}`)
}

/** Sets a variable that a library reads later, such as a secret generated at the first start. */
export function exportEnv(name: "NEXTAUTH_SECRET" | "NEXTAUTH_URL", value: string): void {
  process.env[name] = value
  parsed = undefined
}

/** Folders in which programs are looked for, as the system separates them. */
export function programPath(): string {
  return process.env.PATH ?? ""
}

export function isBuilding(): boolean {
  return process.env.NEXT_PHASE === "phase-production-build"
}


function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8").trim()
  } catch {
    throw new Error(`${name}_FILE names a file that cannot be read.`)
  }
}
