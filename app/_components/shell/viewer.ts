import type { Role } from "@/drizzle/schema/constants"

/** Who is signed in, as far as the frame round the pages needs it. */
export type Viewer = { name: string; email: string; role: Role; workspaceName: string }
