import type { Role } from "@/drizzle/schema/constants"

/** Reviewers answer for what goes out, and admins for the whole: both may take it back. */
export const recallRoles = ["reviewer", "admin"] as const satisfies readonly Role[]
