import type { LimitState } from "../services/limits"
import type { SignInLimits } from "./auth-options"
import { setLimitHeaders } from "./rate-limit"

/** Says on the answer to a sign-in where its limits stand; next-auth itself answers a refused one as it does a wrong password. */
export async function limitSignIn(request: Request, signIn: (limits: SignInLimits) => Promise<Response>): Promise<Response> {
  let states: LimitState[] = []
  const answer = await signIn({ headers: request.headers, onTaken: (taken) => (states = taken) })
  if (states.length === 0) return answer
  const headers = new Headers(answer.headers)
  setLimitHeaders(headers, states)
  const refused = states.find((state) => state.isRefused)
  if (refused) headers.set("retry-after", String(refused.resetSeconds))
  const isRedirect = answer.status >= 300 && answer.status < 400
  return new Response(answer.body, { status: refused && !isRedirect ? 429 : answer.status, headers })
}
