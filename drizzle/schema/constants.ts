export const roles = ["member", "reviewer", "manager", "admin"] as const
export type Role = (typeof roles)[number]

export const documentStates = ["queued", "reading", "indexing", "analysing", "ready", "failed", "needs_ocr"] as const
export type DocumentState = (typeof documentStates)[number]

export const requestStatuses = ["pending", "processing", "in_review", "done", "failed", "cancelled", "rejected"] as const
export type RequestStatus = (typeof requestStatuses)[number]

export const requestOrigins = ["user", "pipeline"] as const
export type RequestOrigin = (typeof requestOrigins)[number]

/** Whether the approval of a delivered answer still holds; its own fact beside the status. */
export const approvalStates = ["none", "approved", "suspended"] as const

export const verdicts = ["exact", "normalised", "fuzzy", "unsupported"] as const
export type Verdict = (typeof verdicts)[number]

export const reviewStates = ["open", "claimed", "decided"] as const
export type ReviewState = (typeof reviewStates)[number]
export const decisions = ["approve", "edit", "reject", "rerun"] as const
export type Decision = (typeof decisions)[number]

export const budgetScopes = ["workspace", "user", "prompt", "purpose"] as const
export type BudgetScope = (typeof budgetScopes)[number]
export const budgetPeriods = ["day", "month"] as const
export type BudgetPeriod = (typeof budgetPeriods)[number]
export const budgetUnits = ["tokens", "nano_usd"] as const
export type BudgetUnit = (typeof budgetUnits)[number]

export const callStatuses = ["open", "settled", "estimated", "failed"] as const
export type CallStatus = (typeof callStatuses)[number]
