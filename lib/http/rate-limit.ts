import { createHash } from "node:crypto"
import { AppError } from "../errors"
import type { Actor } from "../services/actor"
import type { Deps } from "../services/context"
import { type LimitName, type LimitState, rateLimits, readCostLimits, takeFromLimits } from "../services/limits"
import { clientAddress, hashedAddress } from "./client-address"

/** Before anybody is looked up: what one address may ask. Nothing where the address is not known. */
export function takeForAddress(deps: Pick<Deps, "database">, { request, isWrite }: { request: Request; isWrite: boolean }): Promise<LimitState[]> {
  const address = clientAddress(request.headers)
  return address === null ? Promise.resolve([]) : takeFromLimits(deps, [{ name: isWrite ? "address-write" : "address-read", key: hashedAddress(address) }])
}

type Caller = { request: Request; actor: Actor; isCookie: boolean; isWrite: boolean; /** Where a model is asked: what the person's calls have cost counts too. */ isCostly: boolean }

/** What a person may ask, and a key of theirs by itself. */
export async function takeForCaller(deps: Pick<Deps, "database">, { request, actor, isCookie, isWrite, isCostly }: Caller): Promise<LimitState[]> {
  const person = { name: isWrite ? "user-write" : "user-read", key: `${actor.workspaceId}:${actor.userId}` } as const
  const ofKey = { name: isWrite ? "key-write" : "key-read", key: createHash("sha256").update(request.headers.get("authorization") ?? "").digest("base64url") } as const
  const taken = await takeFromLimits(deps, isCookie ? [person] : [ofKey, person])
  return isCostly && !taken.some((state) => state.isRefused) ? [...taken, ...(await readCostLimits(deps, actor))] : taken
}

/** A sign-in counts for its account and for the address it came from. */
export function takeForSignIn(deps: Pick<Deps, "database">, { email, headers }: { email: string; headers: Headers }): Promise<LimitState[]> {
  const address = clientAddress(headers)
  const account = { name: "account-sign-in", key: hashedAddress(email.trim().toLowerCase()) } as const
  return takeFromLimits(deps, address === null ? [account] : [account, { name: "address-sign-in", key: hashedAddress(address) }])
}

const reasons: Record<LimitName, string> = {
  "address-read": "Too many requests from this address in a short time.",
  "address-write": "Too many requests from this address in a short time.",
  "address-sign-in": "Too many sign-ins from this address in a short time.",
  "account-sign-in": "Too many tries to sign in.",
  "key-read": "Too many requests with this API key in a short time.",
  "key-write": "Too many requests with this API key in a short time.",
  "user-read": "Too many requests in a short time.",
  "user-write": "Too many requests in a short time.",
  "cost-hour": "What you asked in the last hour has cost as much as one person may spend in an hour.",
  "cost-day": "What you asked today has cost as much as one person may spend in a day.",
}

/** Throws rate_limited for the limit that lasts longest, if any refused. */
export function refuseOver(states: LimitState[]): void {
  const [refused] = states.filter((state) => state.isRefused).toSorted((a, b) => b.resetSeconds - a.resetSeconds)
  if (refused) throw new AppError("rate_limited", reasons[refused.name], { retryAfterSeconds: refused.resetSeconds })
}

/** RateLimit-Policy and RateLimit of the IETF draft "RateLimit header fields for HTTP": quota q in its unit qu over w seconds, r left for t seconds. */
export function setLimitHeaders(headers: Headers, states: LimitState[]): void {
  if (states.length === 0) return
  const policies = states.map(({ name }) => {
    const { quota, windowSeconds, unit } = rateLimits[name]
    return `"${name}";q=${quota}${unit === "requests" ? "" : `;qu="${unit}"`};w=${windowSeconds}`
  })
  headers.set("ratelimit-policy", policies.join(", "))
  headers.set("ratelimit", states.map(({ name, remaining, resetSeconds }) => `"${name}";r=${Math.max(0, Math.floor(remaining))};t=${resetSeconds}`).join(", "))
}
