import { z } from "zod"
import { AppError } from "@/lib/errors"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { findUserByEmail } from "@/lib/store/identity/find-user-by-email"
import { insertWorkspace } from "@/lib/store/identity/insert-workspace"
import type { Deps } from "../context"
import { hashPassword } from "../identity"

const Input = z.object({
  workspace: z.string().trim().min(1).max(200),
  email: z.email().max(200),
  name: z.string().trim().min(1).max(200),
  password: z.string().min(10).max(200).nullable(),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", "is no time zone that is known here"),
})

/** Tokens that each person of a new workspace may use in a day, until an admin sets another budget. */
const defaultTokensPerDay = 100_000n

/** A new workspace with its first administrator and the default budget. Throws AppError for bad input and for an address in use. */
export async function createFirstAdmin(deps: Pick<Deps, "database">, input: z.input<typeof Input>): Promise<{ workspaceId: string; userId: string }> {
  const parsed = Input.safeParse(input)
  if (!parsed.success) throw new AppError("invalid_payload", z.prettifyError(parsed.error))
  const { workspace, email, name, password, timeZone } = parsed.data
  const passwordHash = password === null ? null : await hashPassword(password)
  return deps.database.system(async (tx) => {
    if (await findUserByEmail(tx, email)) throw new AppError("conflict", `${email} belongs to somebody already.`)
    const made = await insertWorkspace(tx, { workspace: { name: workspace, timeZone }, admin: { email, name, passwordHash }, tokensPerDay: defaultTokensPerDay })
    await insertSystemAudit(tx, { workspaceId: made.workspaceId, action: "workspace.created", subjectKind: "workspace", subjectId: made.workspaceId })
    return made
  })
}
