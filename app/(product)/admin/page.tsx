import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { signInFacts } from "@/lib/http/sign-in-facts"
import { listUsers } from "@/lib/services/admin"
import { listThrottles } from "@/lib/services/limits"
import { PeopleCard } from "./_parts/people-card"
import { ThrottlesCard } from "./_parts/throttles-card"

export const metadata: Metadata = { title: "People" }

export default async function PeoplePage() {
  const ctx = await pageContext({ roles: ["admin"] })
  const users = await listUsers(ctx)
  const { oidcName } = await signInFacts()
  const throttles = await listThrottles(ctx)
  return (
    <>
      {throttles.items.length > 0 && <ThrottlesCard throttles={throttles.items} />}
      <PeopleCard users={users.items} oidcName={oidcName} />
    </>
  )
}
