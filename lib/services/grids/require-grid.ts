import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { findGrid, type GridDocumentRecord, type GridRecord, listGridDocuments } from "@/lib/store/grids/get-grid"
import type { Actor } from "../actor"

/** Owners change their grids, admins everybody's. */
export function mayEditGrid(actor: Actor, grid: { ownerId: string }): boolean {
  return grid.ownerId === actor.userId || actor.role === "admin"
}

/** A person's word on a cell: the owner's, a reviewer's or an admin's. */
export function mayReviewCells(actor: Actor, grid: { ownerId: string }): boolean {
  return mayEditGrid(actor, grid) || actor.role === "reviewer"
}

export function requireEditGrid(actor: Actor, grid: { ownerId: string }): void {
  if (!mayEditGrid(actor, grid)) throw new AppError("forbidden", "Only the person who made this grid or an administrator can change it.")
}

/** The grid with the documents that this person may see. Without any, it is nobody's but its owner's and the admins'. */
export async function requireGrid(tx: Tx, { actor, id, locks = false }: { actor: Actor; id: string; locks?: boolean }): Promise<{ grid: GridRecord; documents: GridDocumentRecord[] }> {
  const grid = await findGrid(tx, { id, locks })
  if (!grid) throw notFound("grid")
  const documents = await listGridDocuments(tx, { gridId: id })
  if (documents.length === 0 && !mayEditGrid(actor, grid)) throw notFound("grid")
  return { grid, documents }
}
