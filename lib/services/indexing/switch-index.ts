import { lockSpaces, retireSpaces, updateToServing } from "@/lib/store/indexing/embedding-spaces"
import { countBuilt } from "@/lib/store/indexing/list-unbuilt"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import type { Deps } from "../context"
import type { BuildAddress } from "./continue-build"

/**
 * Puts the built index in the place of the old one: from the end of this transaction on, questions are embedded with the new
 * model. False while a serving text has no new vector, or nothing is being built. Switching twice is switching once.
 */
export function switchIndex({ database }: Pick<Deps, "database">, { workspaceId }: BuildAddress): Promise<boolean> {
  return database.workspace({ workspaceId, role: "admin" }, async (tx) => {
    const spaces = await lockSpaces(tx)
    const building = spaces.find((row) => row.state === "building")
    if (!building) return false
    const { total, built } = await countBuilt(tx, building)
    if (built < total) return false
    const before = spaces.find((row) => row.state === "serving")?.space ?? null
    await retireSpaces(tx, { from: "serving", but: building.space })
    await updateToServing(tx, building)
    await insertSystemAudit(tx, { workspaceId, action: "index.served", subjectKind: "workspace", subjectId: workspaceId, detail: { model: building.space, before, vectors: total } })
    return true
  })
}
