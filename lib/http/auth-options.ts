import type { NextAuthOptions } from "next-auth"
import CredentialsProvider from "next-auth/providers/credentials"
import type { OAuthConfig } from "next-auth/providers/oauth"
import { getDeps } from "../deps"
import { env } from "../env"
import { checkPassword, type SignedIn, signInWithOidc } from "../services/identity"
import type { LimitState } from "../services/limits"
import { usesSecureCookies } from "./authenticate"
import { takeForSignIn } from "./rate-limit"

type OidcProfile = { sub: string; name?: string; email?: string; email_verified?: boolean }

export type SignInLimits = { headers: Headers; /** Told where a sign-in stands with its limits. */ onTaken: (states: LimitState[]) => void }

/** The cookie names the person and the workspace; rights are read from the database at each request. */
export function authOptions(limits: SignInLimits): NextAuthOptions {
  return {
    session: { strategy: "jwt", maxAge: 12 * 3600 },
    secret: env().NEXTAUTH_SECRET ?? "",
    useSecureCookies: usesSecureCookies(),
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [credentials(limits), ...oidc()],
    callbacks: {
      signIn: async ({ account, profile, user }) => {
        if (account?.provider !== "oidc") return true
        const claims = profile as OidcProfile
        const known = await signInWithOidc(await getDeps(), {
          issuer: env().OIDC_ISSUER ?? "",
          subject: claims.sub,
          verifiedEmail: claims.email && claims.email_verified !== false ? claims.email : null,
        })
        if (!known) return "/sign-in?error=NotInvited"
        Object.assign(user, known)
        return true
      },
      jwt: ({ token, user }) => {
        if (user) Object.assign(token, pickSession(user as unknown as SignedIn))
        return token
      },
    },
  }
}

function pickSession({ userId, workspaceId, epoch }: SignedIn) {
  return { userId, workspaceId, epoch }
}

function credentials({ headers, onTaken }: SignInLimits) {
  return CredentialsProvider({
    name: "E-mail",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: async (input) => {
      if (!input?.email || !input.password || input.email.length > 200 || input.password.length > 1000 || input.email.includes("\u0000")) return null
      const states = await takeForSignIn(await getDeps(), { email: input.email, headers })
      onTaken(states)
      if (states.some((state) => state.isRefused)) throw new Error("RateLimited")
      const known = await checkPassword(await getDeps(), input)
      return known && { id: known.userId, ...known }
    },
  })
}

function oidc(): OAuthConfig<OidcProfile>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env()
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return []
  return [
    {
      id: "oidc",
      name: new URL(OIDC_ISSUER).hostname,
      type: "oauth",
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      ...(OIDC_CLIENT_SECRET ? { clientSecret: OIDC_CLIENT_SECRET } : {}),
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      profile: (claims) => ({ id: claims.sub, name: claims.name ?? null, email: claims.email ?? null }),
    },
  ]
}
