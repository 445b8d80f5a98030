import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { seedDemo } from "@/drizzle/seed/seed-demo"
import { getWiring, type Wiring } from "./deps"
import { env, exportEnv } from "./env"
import { sweepRequests } from "./services/requests"
import { demoAccounts, demoPassword } from "./services/identity/demo"

/** Everything between the start of the process and its first request: secret, database, engine, demo data, banner. */
export async function boot(): Promise<void> {
  ensureSecret()
  ensureOrigin()
  const wiring = await getWiring()
  registerCloser(wiring)
  if (wiring.deps.facts.hasDemoSignIns) await seedDemo(wiring.deps)
  await sweepRequests(wiring.deps)
  printBanner(wiring)
}

/** Sessions need a secret that outlives a restart: on the embedded default it is made once and kept beside the data. */
function ensureSecret(): void {
  const { NEXTAUTH_SECRET, DATABASE_URL, DATA_DIR } = env()
  if (NEXTAUTH_SECRET) return
  if (DATABASE_URL) throw new Error("NEXTAUTH_SECRET is not set. With DATABASE_URL every replica needs the same secret of at least 16 characters; make one with: openssl rand -base64 32")
  const file = path.join(/*turbopackIgnore: true*/ path.resolve(DATA_DIR), "session-secret")
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 })
  }
  exportEnv("NEXTAUTH_SECRET", readFileSync(file, "utf8").trim())
}

/** Sign-in needs to know its own address; next-auth would take port 3000 for granted. */
function ensureOrigin(): void {
  const { NEXTAUTH_URL, HOST, PORT } = env()
  if (!NEXTAUTH_URL) exportEnv("NEXTAUTH_URL", `http://${HOST}:${PORT}`)
}

function registerCloser(wiring: Wiring): void {
  const key = Symbol.for("countersign.closers")
  const holder = globalThis as { [key]?: Set<() => Promise<void>> }
  const closers = (holder[key] ??= new Set())
  closers.add(wiring.close)
}

function printBanner({ deps }: Wiring): void {
  const { PORT, HOST, NEXTAUTH_URL, DATA_DIR } = env()
  const database = deps.database.kind === "pglite" ? `PGlite in ${path.join(DATA_DIR, "pglite")}` : "PostgreSQL"
  const models = deps.models.isOffline ? "offline model (no provider key is set)" : "provider models"
  const lines = [
    "",
    `  Countersign ${deps.facts.version}`,
    `  address   ${NEXTAUTH_URL ?? `http://${HOST}:${PORT}`}`,
    `  database  ${database}`,
    `  engine    ${deps.facts.engine}`,
    `  models    ${models}, embeddings ${deps.models.embedding.model}`,
    ...(deps.facts.hasDemoSignIns ? [`  sign-ins  ${demoAccounts.map((account) => account.email).join(", ")}`, `            password ${demoPassword}`] : []),
    "",
  ]
  process.stdout.write(`${lines.join("\n")}\n`)
}
