import type { ListRequestsInput } from "@/lib/services/requests/requests.dto"

type Filter = Partial<Omit<ListRequestsInput, "cursor" | "limit">>

/** The requests behind a number. */
export function requestsHref(filter: Filter): string {
  return `/requests?${new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === "string"))}`
}
