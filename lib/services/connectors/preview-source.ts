import type { ConnectorMapping } from "@/drizzle/schema"
import { listColumns } from "@/lib/store/connectors/source/list-columns"
import { listTables } from "@/lib/store/connectors/source/list-tables"
import { readFirstRows } from "@/lib/store/connectors/source/read-first-rows"
import type { ServiceContext } from "../context"
import { requireRole } from "../require-role"
import type { PreviewSourceInput, SourcePreview } from "./connectors.dto"
import { reachSource } from "./reaching/reach-source"
import { describeConnection, readConnection } from "./reaching/read-connection"

const rowsShown = 3

/** Tries a connection: its tables, and of a chosen one the columns and first rows. Keeps nothing. */
export async function previewSource(ctx: ServiceContext, { url, table }: PreviewSourceInput): Promise<SourcePreview> {
  requireRole(ctx, ["admin"])
  const connection = readConnection(url)
  return reachSource(ctx, {
    connection,
    work: async (tx) => {
      const tables = await listTables(tx)
      const place: Pick<ConnectorMapping, "schema" | "table"> | null = table ? { schema: table.schema, table: table.name } : null
      const columns = place ? await listColumns(tx, place) : []
      const rows = place && columns.length > 0 ? await readFirstRows(tx, { ...place, columns: columns.map(({ name }) => name), limit: rowsShown }) : []
      return { target: describeConnection(connection), tables, columns, rows }
    },
  })
}
