export { openPglite } from "./open-pglite"
export { openPostgres } from "./open-postgres"
export { rows } from "./rows"
export type { Database, Scope, Tx } from "./types"
