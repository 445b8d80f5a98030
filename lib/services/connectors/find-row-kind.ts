import type { Tx } from "@/drizzle/client"
import { findRowOfDocument } from "@/lib/store/connectors/connector-rows"

/** What a document is without asking a model: rows are rows unless their connector says that they are to be analysed. Null: to be found out. */
export async function findRowKind(tx: Tx, { documentId }: { documentId: string }): Promise<"database_row" | null> {
  const row = await findRowOfDocument(tx, { documentId })
  return row && row.mapping.isAnalysed !== true ? "database_row" : null
}
