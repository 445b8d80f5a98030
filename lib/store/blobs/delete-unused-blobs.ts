import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"

/**
 * Removes bytes of this workspace that no living document has. A caller who cannot see somebody's private document must
 * not remove its bytes, so what is in use is asked without the caller's eyes: run it in a scope that sees every document.
 */
export async function deleteUnusedBlobs(tx: Tx, { workspaceId, hashes }: { workspaceId: string; hashes: string[] }): Promise<void> {
  await tx.execute(sql`
    delete from blobs b where b.workspace_id = ${workspaceId} and split_part(b.sha256, '/', 1) in (select jsonb_array_elements_text(${JSON.stringify(hashes)}::jsonb))
      and not exists (select 1 from document_versions v join documents d on d.id = v.document_id
        where v.workspace_id = b.workspace_id and v.sha256 = split_part(b.sha256, '/', 1) and d.deleted_at is null)`)
}
