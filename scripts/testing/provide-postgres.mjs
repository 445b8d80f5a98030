import path from "node:path"
import { root } from "../setup/project.mjs"
import { runCommand } from "../setup/run-command.mjs"
import { canInstall } from "./can-install.mjs"
import { findPostgres } from "./find-postgres.mjs"
import { startPostgres } from "./start-postgres.mjs"

const howToGet =
  "install PostgreSQL 15 or newer with the pgvector extension (as root on Debian this is done for you), " +
  "or set TEST_DATABASE_URL to a superuser's URL of such a server"

/** A PostgreSQL for the tests: the one of TEST_DATABASE_URL, else a throw-away one, else a sentence on how to get one. */
export async function providePostgres() {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  if (!findPostgres() && canInstall()) {
    console.log("countersign: installing PostgreSQL with pgvector for the tests")
    await runCommand(["sh", path.join(root, "scripts", "testing", "install-postgres.sh")])
  }
  const binaries = findPostgres()
  return binaries ? startPostgres(binaries) : { missing: `PostgreSQL with pgvector: ${howToGet}` }
}
