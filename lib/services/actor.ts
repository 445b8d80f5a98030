import type { Role } from "@/drizzle/schema/constants"

/** Who asks: a person, through a session or one of their API keys, or the product itself acting for a person. */
export type Actor = {
  kind: "user" | "api_key" | "system"
  userId: string
  workspaceId: string
  role: Role
  name: string
  email: string
  workspaceName: string
  timeZone: string
}
