import type { AcceptedRequest, CreateRequestInput } from "@/lib/services/requests/requests.dto"
import { callApi, type Called } from "../api/call-api"

const keyInFlightTries = 5

/** Sends once per key. While an earlier send with the same key is still being written, the answer is awaited here. */
export async function sendRequest(input: CreateRequestInput, idempotencyKey: string): Promise<Called<AcceptedRequest>> {
  for (let attempt = 1; ; attempt += 1) {
    const called = await callApi<AcceptedRequest>("/api/requests", { method: "POST", body: input, headers: { "idempotency-key": idempotencyKey } })
    if (called.ok || called.problem.code !== "key_in_flight" || attempt === keyInFlightTries) return called
    await new Promise((resolve) => setTimeout(resolve, 300 * attempt))
  }
}
