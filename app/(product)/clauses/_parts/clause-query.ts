import { verdicts, type Verdict } from "@/drizzle/schema/constants"
import { firstOf, type PageSearch } from "../../../_components/page/first-of"

export const sureness = { sure: { label: "80 % and more", minConfidence: 0.8 }, likely: { label: "60 % and more", minConfidence: 0.6 }, doubtful: { label: "Below 60 %", maxConfidence: 0.6 } } as const
export type Sureness = keyof typeof sureness

/** What the page of clauses shows, as its address says. */
export type ClauseQuery = { q: string; type: string; contract: string; sure: Sureness | ""; verdict: Verdict | ""; isMissing: boolean; cursor: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function readClauseQuery(search: PageSearch, typeNames: readonly string[]): ClauseQuery {
  const read = (name: string) => firstOf(search[name]) ?? ""
  const sure = read("sure")
  return {
    q: read("q").trim().slice(0, 1000),
    type: typeNames.includes(read("type")) ? read("type") : "",
    contract: uuid.test(read("contract")) ? read("contract").toLowerCase() : "",
    sure: Object.hasOwn(sureness, sure) ? (sure as Sureness) : "",
    verdict: verdicts.find((verdict) => verdict === read("verdict")) ?? "",
    isMissing: read("missing") === "1",
    cursor: /^\d{1,7}$/.test(read("cursor")) ? read("cursor") : "",
  }
}

/** The address of the page that shows it. */
export function clausesHref({ isMissing, ...query }: Partial<ClauseQuery>): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "" && value !== undefined) as [string, string][])
  if (isMissing && query.type) search.set("missing", "1")
  return search.size > 0 ? `/clauses?${search}` : "/clauses"
}
