import { stdin, stdout } from "node:process"
import { createInterface } from "node:readline/promises"
import { parseArgs } from "node:util"
import { createFirstAdmin } from "@/lib/services/admin/create-first-admin"
import { getWiring } from "@/lib/deps"

const { values } = parseArgs({ options: { workspace: { type: "string" }, email: { type: "string" }, name: { type: "string" }, "time-zone": { type: "string" } } })
const usage = 'npm run workspace:create -- --workspace "Legal" --email ada@example.com --name "Ada" [--time-zone Europe/Berlin]'
const { workspace, email, name } = values

if (!workspace || !email || !name) {
  console.error(`Give the workspace and its first administrator:\n  ${usage}`)
  process.exit(2)
}

const questions = createInterface({ input: stdin, output: stdout })
const password = await questions.question("Password of the administrator (at least 10 characters; empty: sign-in through OIDC only): ")
questions.close()

const wiring = await getWiring()
try {
  await createFirstAdmin(wiring.deps, { workspace, email, name, password: password || null, timeZone: values["time-zone"] ?? "UTC" })
  console.log(`The workspace ${workspace} is there; ${email} can sign in as its administrator.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await wiring.close()
}
