import { existsSync, readdirSync } from "node:fs"
import path from "node:path"

/** The folder of the newest PostgreSQL server binaries on this machine that have pgvector, or null. */
export function findPostgres() {
  const debian = "/usr/lib/postgresql"
  const versions = existsSync(debian) ? readdirSync(debian).map(Number).filter(Number.isInteger).sort((a, b) => b - a) : []
  const installed = versions.find(
    (version) =>
      existsSync(path.join(debian, String(version), "bin", "initdb")) &&
      existsSync(`/usr/share/postgresql/${version}/extension/vector.control`),
  )
  return installed ? path.join(debian, String(installed), "bin") : null
}
