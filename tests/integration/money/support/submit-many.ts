import type { Actor } from "../../../../lib/services/actor"
import type { AppErrorCode } from "../../../../lib/errors"
import { createRequest } from "../../../../lib/services/requests"
import type { Deps } from "../../../../lib/services/context"

export const ticket = { promptKey: "ticket_classify", payload: { text: "I was charged twice." } }

export type Submitted = { accepted: string[]; refused: { code: AppErrorCode; retryAfterSeconds: number | null }[] }

/** So many submits of the same thing at the same moment; errors that are no refusals are thrown. */
export async function submitMany(deps: Deps, { actor, count }: { actor: Actor; count: number }): Promise<Submitted> {
  const results = await Promise.allSettled(Array.from({ length: count }, () => createRequest({ actor, deps, requestId: "test" }, { input: ticket })))
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as Submitted["refused"][number]] : []))
  const broken = refused.find((error) => error.code !== "budget_exceeded")
  if (broken) throw broken
  return { accepted: results.flatMap((result) => (result.status === "fulfilled" ? [result.value.id] : [])), refused }
}
