import { connection } from "next/server"
import { demoAccounts, demoPassword, hasDemoSignIns } from "../services/identity/demo"
import { env } from "../env"

/** What the sign-in page offers here. */
export async function signInFacts() {
  await connection()
  const { OIDC_ISSUER, OIDC_CLIENT_ID } = env()
  const isDemo = hasDemoSignIns(env())
  return {
    hasDemoSignIns: isDemo,
    demoAccounts: isDemo ? demoAccounts.map(({ email, role }) => ({ email, role, password: demoPassword })) : [],
    oidcName: OIDC_ISSUER && OIDC_CLIENT_ID ? new URL(OIDC_ISSUER).hostname : null,
  }
}
