import type { Tx } from "@/drizzle/client"
import { exportedFiles } from "@/drizzle/schema"

export type NewExportedFile = Pick<typeof exportedFiles.$inferSelect, "workspaceId" | "userId" | "format" | "subjectKind" | "subjectId" | "requestIds" | "sha256">

/** Notes a file that leaves the product with the requests whose answers it holds, so that a recall finds it. Returns its id. */
export async function recordExport(tx: Tx, file: NewExportedFile): Promise<string> {
  const [row] = await tx.insert(exportedFiles).values({ ...file, requestIds: [...new Set(file.requestIds)] }).returning({ id: exportedFiles.id })
  if (!row) throw new Error("the exported file was not noted")
  return row.id
}
