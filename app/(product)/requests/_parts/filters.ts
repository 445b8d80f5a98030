import { requestStatuses } from "@/drizzle/schema/constants"
import type { ListRequestsInput } from "@/lib/services/requests/requests.dto"
import { firstOf, type PageSearch } from "../../../_components/page/first-of"

export type RequestFilters = Omit<ListRequestsInput, "cursor" | "limit">

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const day = /^\d{4}-\d{2}-\d{2}$/

export const reuseLabels = {
  exact: "The same question again",
  semantic: "A question that means the same",
  fallback: "An earlier answer in an outage",
  joined: "Answered together with another",
  any: "Answered without a call of its own",
} satisfies Record<NonNullable<RequestFilters["reuse"]>, string>

export const routeLabels = {
  fallback: "Another model than the first choice answered",
  economy: "The cheaper model answered",
  retry: "Answered after a repeat",
} satisfies Record<NonNullable<RequestFilters["route"]>, string>

const readers: { [Name in keyof Required<RequestFilters>]: (value: string) => boolean } = {
  status: (value) => (requestStatuses as readonly string[]).includes(value),
  promptKey: (value) => value.length <= 100,
  provider: (value) => value.length <= 100,
  model: (value) => value.length <= 200,
  errorCode: (value) => value.length <= 100,
  reuse: (value) => Object.hasOwn(reuseLabels, value),
  route: (value) => Object.hasOwn(routeLabels, value),
  userId: (value) => uuid.test(value),
  conversationId: (value) => uuid.test(value),
  documentId: (value) => uuid.test(value),
  day: isDay,
  from: isDay,
  to: isDay,
}

/** The filters an address names; what cannot be one is passed over, so that a mistyped address still shows a list. */
export function readFilters(search: PageSearch): RequestFilters {
  const filters: Record<string, string> = {}
  for (const [name, isValid] of Object.entries(readers)) {
    const value = firstOf(search[name])
    if (value && isValid(value)) filters[name] = value
  }
  return filters
}

export function filtersHref(filters: RequestFilters): string {
  const search = new URLSearchParams(Object.entries(filters).filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== ""))
  return search.size > 0 ? `/requests?${search}` : "/requests"
}

function isDay(value: string): boolean {
  return day.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)
}
