import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type BreakerRow = {
  provider: string
  model: string
  state: "closed" | "open"
  forced: "closed" | "open" | null
  /** Who forced it, if that is a member of the asking workspace. */
  forcedBy: string | null
  forcedReason: string | null
  lastErrorCode: string | null
  openedAt: string | null
  closedAt: string | null
  probeAt: string | null
  probeLeaseUntil: string | null
}

const iso = (column: string) => sql`to_char(${sql.identifier(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** All breakers of the installation. A reason is for the workspace whose admin gave it. */
export function listBreakerRows(tx: Tx, workspaceId: string): Promise<BreakerRow[]> {
  return rows<BreakerRow>(
    tx,
    sql`select b.provider, b.model, b.state, b.forced, u.name as "forcedBy", case when u.id is not null then b.forced_reason end as "forcedReason", b.last_error_code as "lastErrorCode",
        ${iso("opened_at")} as "openedAt", ${iso("closed_at")} as "closedAt", ${iso("probe_at")} as "probeAt", ${iso("probe_lease_until")} as "probeLeaseUntil"
      from breakers b
      left join memberships m on m.user_id = b.forced_by and m.workspace_id = ${workspaceId}
      left join users u on u.id = m.user_id
      order by b.provider, b.model`,
  )
}

export type TransitionRow = { provider: string; model: string; from: "closed" | "open"; to: "closed" | "open"; reason: string; at: string }

/** The latest changes of all breakers in a range of days. */
export function listTransitions(tx: Tx, { from, to, timeZone, limit }: { from: string; to: string; timeZone: string; limit: number }): Promise<TransitionRow[]> {
  return rows<TransitionRow>(
    tx,
    sql`select provider, model, from_state as "from", to_state as "to", reason, ${iso("created_at")} as at from breaker_transitions
      where created_at >= ${from}::date::timestamp at time zone ${timeZone} and created_at < (${to}::date + 1)::timestamp at time zone ${timeZone}
      order by breaker_transitions.created_at desc limit ${limit}`,
  )
}
