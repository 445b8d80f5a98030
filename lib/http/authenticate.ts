import { getToken } from "next-auth/jwt"
import { env } from "../env"
import { AppError } from "../errors"
import type { Actor } from "../services/actor"
import type { Deps } from "../services/context"
import { findActorByKey, findActorBySession } from "../services/identity"

/** The person behind a request, by API key or session cookie, with the role the database holds at this moment. */
export async function authenticate(request: Request, deps: Deps): Promise<{ actor: Actor; isCookie: boolean }> {
  const authorization = request.headers.get("authorization")
  if (authorization) {
    const secret = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1]
    const actor = secret ? await findActorByKey(deps, secret) : null
    if (!actor) throw new AppError("unauthenticated", "The API key is unknown or was revoked.")
    return { actor, isCookie: false }
  }
  const token = await readSession(cookiesOf(request))
  const actor = token ? await findActorBySession(deps, token) : null
  if (!actor) throw new AppError("unauthenticated", "Your session has ended. Sign in again.")
  return { actor, isCookie: true }
}

export type SessionToken = { userId: string; workspaceId: string; epoch: number }

/** What the session cookie says; roles are never in it. */
export async function readSession(cookies: Record<string, string>): Promise<SessionToken | null> {
  const secret = env().NEXTAUTH_SECRET
  if (!secret) return null
  const request = { cookies, headers: {} } as unknown as Parameters<typeof getToken>[0]["req"]
  const token = await getToken({ req: request, secret, secureCookie: usesSecureCookies() }).catch(() => null)
  if (!token || typeof token.userId !== "string" || typeof token.workspaceId !== "string" || typeof token.epoch !== "number") return null
  return { userId: token.userId, workspaceId: token.workspaceId, epoch: token.epoch }
}

export function usesSecureCookies(): boolean {
  return env().NEXTAUTH_URL?.startsWith("https://") ?? false
}

function cookiesOf(request: Request): Record<string, string> {
  const pairs = (request.headers.get("cookie") ?? "").split(/;\s*/).flatMap((pair): [string, string][] => {
    const cut = pair.indexOf("=")
    return cut > 0 ? [[pair.slice(0, cut), safeDecode(pair.slice(cut + 1))]] : []
  })
  return Object.fromEntries(pairs)
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
