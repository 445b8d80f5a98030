import { openPostgres } from "../../../../drizzle/client"
import type { Actor } from "../../../../lib/services/actor"
import { testDeps } from "../../../support/deps"
import { pricedModels } from "./priced-models"
import { submitMany } from "./submit-many"

/** A replica of its own: says when it is up, waits for a byte, submits, and tells what became of it. */
const { url, actor, count } = JSON.parse(process.env.SUBMITTING ?? "{}") as { url: string; actor: Actor; count: number }
const database = await openPostgres({ url, poolSize: 8 })
const deps = await testDeps(database, pricedModels)
process.stdout.write("up\n")
await new Promise((resolve) => process.stdin.once("data", resolve))
const { accepted, refused } = await submitMany(deps, { actor, count })
process.stdout.write(`${JSON.stringify({ accepted: accepted.length, refused: refused.length })}\n`)
await deps.hub.close()
await database.close()
process.exit(0)
