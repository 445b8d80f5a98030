import type { Role } from "@/drizzle/schema/constants"

/** What a role may do, in a line. */
export const roleWords: Record<Role, { label: string; may: string }> = {
  member: { label: "Member", may: "uploads, asks, searches" },
  reviewer: { label: "Reviewer", may: "also signs outputs of others" },
  manager: { label: "Manager", may: "also sees cost and numbers, no texts of others" },
  admin: { label: "Administrator", may: "everything, on the record" },
}
