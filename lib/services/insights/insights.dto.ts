import { z } from "zod"

export const CostQuery = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Which groups a CSV has; JSON has all. */
  groupBy: z.enum(["day", "prompt", "model", "user"]).default("day"),
  format: z.enum(["json", "csv"]).default("json"),
})
export type CostQuery = z.infer<typeof CostQuery>

export type CostSum = { costNanoUsd: string; estimatedNanoUsd: string; calls: number; requests: number; inputTokens: number; cacheReadTokens: number; cacheWriteTokens: number; outputTokens: number }

export type CostGroup = CostSum & { key: string; label: string }

/** Days are the workspace's own. `days` has every day of the range, a day without calls included. */
export type CostReport = {
  from: string
  to: string
  timeZone: string
  total: CostSum
  days: (CostSum & { day: string })[]
  prompts: CostGroup[]
  models: CostGroup[]
  users: CostGroup[]
  budgets: BudgetView[]
}

export type BudgetView = {
  id: string
  scope: "workspace" | "user" | "prompt" | "purpose"
  /** A user id or prompt key, '*' for each one separately, '' for the workspace. */
  subject: string
  /** Whose spending this row counts; null while nobody has drawn on a budget that everyone has. */
  countedSubject: string | null
  subjectLabel: string
  period: "day" | "month"
  unit: "tokens" | "nano_usd"
  limit: string
  spent: string
  reserved: string
  resetsAt: string
}
