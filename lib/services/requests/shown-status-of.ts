import type { RequestRecord } from "@/lib/store/requests/lock-request"

/** Where a request stands for its author: stopped once they left, although it may still run for others who asked the same. */
export function shownStatusOf({ status, leftAt }: Pick<RequestRecord, "status" | "leftAt">): RequestRecord["status"] {
  return leftAt && (status === "pending" || status === "processing") ? "cancelled" : status
}
