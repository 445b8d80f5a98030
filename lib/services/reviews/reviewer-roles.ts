import type { Role } from "@/drizzle/schema/constants"

export const reviewerRoles = ["reviewer", "admin"] as const satisfies readonly Role[]

/** A claim lasts this long from its last renewal; then the item is free again. */
export const claimMinutes = 10
