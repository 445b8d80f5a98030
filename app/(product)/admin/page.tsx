import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { signInFacts } from "@/lib/http/sign-in-facts"
import { listUsers } from "@/lib/services/admin"
import { PeopleCard } from "./_parts/people-card"

export const metadata: Metadata = { title: "People" }

export default async function PeoplePage() {
  const ctx = await pageContext({ roles: ["admin"] })
  const users = await listUsers(ctx)
  const { oidcName } = await signInFacts()
  return <PeopleCard users={users.items} oidcName={oidcName} />
}
