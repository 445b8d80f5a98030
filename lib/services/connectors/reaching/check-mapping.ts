import type { ConnectorMapping } from "@/drizzle/schema"
import { AppError } from "@/lib/errors"
import { listColumns, type SourceColumn } from "@/lib/store/connectors/source/list-columns"
import { type Measured, measureRows } from "@/lib/store/connectors/source/measure-rows"
import type { SourceTx } from "@/lib/store/connectors/source/read-source"
import { maxRows } from "../connectors.dto"

/** Makes sure that table and columns are those of the catalogue, that keys tell the rows apart and that there are not too many; invalid_payload otherwise. */
export async function checkMapping(tx: SourceTx, mapping: ConnectorMapping): Promise<Measured & { changed: SourceColumn | null }> {
  const columns = await listColumns(tx, mapping)
  if (columns.length === 0) throw refused("table", `There is no table or view ${mapping.schema}.${mapping.table}, or this user may not read it.`)
  const known = new Map(columns.map((column) => [column.name, column]))
  for (const name of [mapping.keyColumn, mapping.titleColumn, ...mapping.textColumns, ...(mapping.changedColumn ? [mapping.changedColumn] : [])])
    if (!known.has(name)) throw refused("columns", `${mapping.schema}.${mapping.table} has no column ${name} that can be read as text.`)
  const changed = mapping.changedColumn ? (known.get(mapping.changedColumn) ?? null) : null
  if (changed && !changed.canGrow) throw refused("changedColumn", `${changed.name} cannot tell which rows are newer. Choose a date, a time or a number, or none.`)
  const measured = await measureRows(tx, { mapping, limit: maxRows })
  if (measured.rows > maxRows)
    throw refused("table", `This table has more than ${maxRows.toLocaleString("en")} rows, which is as many as one connector takes. Make a view with the rows that matter, or several views with a connector each.`)
  if (measured.keys < measured.rows || measured.distinctKeys < measured.keys) throw refused("keyColumn", `${mapping.keyColumn} is empty or repeated in some rows, so rows cannot be told apart by it. Choose a column that is different in every row.`)
  return { ...measured, changed }
}

function refused(field: string, message: string): AppError {
  return new AppError("invalid_payload", message, { fields: [{ field, message }] })
}
