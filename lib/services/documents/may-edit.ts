import { AppError } from "@/lib/errors"
import type { Actor } from "../actor"

/** Owners change their documents, admins everybody's. */
export function mayEdit(actor: Actor, document: { ownerId: string }): boolean {
  return document.ownerId === actor.userId || actor.role === "admin"
}

export function requireEdit(actor: Actor, document: { ownerId: string }): void {
  if (!mayEdit(actor, document)) throw new AppError("forbidden", "Only the person who uploaded this document or an administrator can change it.")
}
