import { z } from "zod"
import { budgetPeriods, budgetScopes, budgetUnits, roles, type Role } from "@/drizzle/schema/constants"
import { PageQuery } from "../paging.dto"

export const CreateUserInput = z.strictObject({ email: z.email().max(200), name: z.string().trim().min(1).max(200), role: z.enum(roles), password: z.string().min(10).max(200).optional() })
export type CreateUserInput = z.infer<typeof CreateUserInput>
export const UpdateUserInput = z.strictObject({ userId: z.uuid(), role: z.enum(roles).optional(), isDisabled: z.boolean().optional() })
export type UpdateUserInput = z.infer<typeof UpdateUserInput>
export type UserView = { id: string; email: string; name: string; role: Role; isDisabled: boolean; createdAt: string; isMe: boolean }

/** The workspace's keys are the admins' to see; one's own are everybody's. */
export const ListKeysInput = z.object({ of: z.enum(["me", "workspace"]).default("me") })
export type ListKeysInput = z.infer<typeof ListKeysInput>
export const RevokeKeyInput = z.object({ id: z.uuid() })
export const CreateKeyInput = z.strictObject({ name: z.string().trim().min(1).max(100) })
export type CreateKeyInput = z.infer<typeof CreateKeyInput>
export type KeyView = { id: string; name: string; prefix: string; owner: { id: string; name: string }; createdAt: string; lastUsedAt: string | null; isRevoked: boolean }
/** `secret` is shown this once. */
export type CreatedKey = KeyView & { secret: string }

/** `all` is everything for managers and admins, and one's own for everybody else. */
export const ListBudgetsInput = z.object({ of: z.enum(["me", "all"]).default("all") })
export type ListBudgetsInput = z.infer<typeof ListBudgetsInput>

export const PutBudgetInput = z.strictObject({
  scope: z.enum(budgetScopes),
  subject: z.string().max(100).default(""),
  period: z.enum(budgetPeriods),
  unit: z.enum(budgetUnits),
  /** Null removes the budget. Tokens, or nano-dollars, as an integer in a string. */
  limit: z.string().regex(/^\d{1,18}$/).nullable(),
})
export type PutBudgetInput = z.infer<typeof PutBudgetInput>

export const PutFlagInput = z.strictObject({ key: z.string().min(1).max(100).regex(/^[a-z0-9_.-]+$/), enabled: z.boolean(), reason: z.string().trim().max(500).optional() })
export type PutFlagInput = z.infer<typeof PutFlagInput>
/** `stop` enabled refuses every new request of the workspace; `prompt.<key>` disabled switches one off. One that nobody has touched has no date. */
export type FlagView = { key: string; enabled: boolean; reason: string | null; updatedBy: string | null; updatedAt: string | null }

export const ListAuditInput = PageQuery.extend({ action: z.string().max(100).optional(), subjectId: z.string().max(100).optional() })
export type ListAuditInput = z.infer<typeof ListAuditInput>
export type AuditRow = { id: string; at: string; actor: string; action: string; subjectKind: string; subjectId: string; detail: Record<string, unknown>; isSealed: boolean }
/** `brokenAt` is the first place in the hash chain that does not fit: a changed, missing or slipped-in row; null when it is whole. */
export type ChainState = { sealedCount: number; headHash: string | null; brokenAt: number | null; waitingCount: number }

export type SystemFacts = { database: "PGlite" | "PostgreSQL"; engine: string; models: string; isOffline: boolean; hasDemoSignIns: boolean; version: string }
