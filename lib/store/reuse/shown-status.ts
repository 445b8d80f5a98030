import { sql, type SQL } from "drizzle-orm"
import type { RequestStatus } from "@/drizzle/schema/constants"

/** Where a request stands for its author: stopped although it still runs for others, or as far as the one it joined. */
export function shownStatus(alias: SQL): SQL<RequestStatus> {
  return sql<RequestStatus>`(case
    when ${alias}.status not in ('pending', 'processing') then ${alias}.status
    when ${alias}.left_at is not null then 'cancelled'
    when ${alias}.leader_id is not null then coalesce((select l.status from requests l where l.id = ${alias}.leader_id and l.status in ('pending', 'processing')), ${alias}.status)
    else ${alias}.status end)`
}
