import { z } from "zod"
import { budgetPeriods, budgetScopes, budgetUnits, roles, type Role } from "@/drizzle/schema/constants"
import { PageQuery } from "../paging.dto"

export const CreateUserInput = z.strictObject({ email: z.email().max(200), name: z.string().trim().min(1).max(200), role: z.enum(roles), password: z.string().min(10).max(200).optional() })
export const UpdateUserInput = z.strictObject({ userId: z.uuid(), role: z.enum(roles).optional(), isDisabled: z.boolean().optional() })
export type UserView = { id: string; email: string; name: string; role: Role; isDisabled: boolean; createdAt: string; isMe: boolean }

export const CreateKeyInput = z.strictObject({ name: z.string().trim().min(1).max(100) })
export type KeyView = { id: string; name: string; prefix: string; owner: { id: string; name: string }; createdAt: string; lastUsedAt: string | null; isRevoked: boolean }
/** `secret` is shown this once. */
export type CreatedKey = KeyView & { secret: string }

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
/** `stop` enabled refuses every new request of the workspace; `prompt.<key>` and `feature.<name>` disabled switch one off. */
export type FlagView = { key: string; enabled: boolean; reason: string | null; updatedBy: string | null; updatedAt: string }

export const ListAuditInput = PageQuery.extend({ action: z.string().max(100).optional(), subjectId: z.string().max(100).optional() })
export type AuditRow = { id: string; at: string; actor: string; action: string; subjectKind: string; subjectId: string; detail: Record<string, unknown>; isSealed: boolean }

export type SystemFacts = { database: "PGlite" | "PostgreSQL"; engine: string; models: string; isOffline: boolean; hasDemoSignIns: boolean; version: string }
