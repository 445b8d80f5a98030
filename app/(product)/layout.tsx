import type { ReactNode } from "react"
import { pageContext } from "@/lib/http/page-context"
import { getSystemFacts } from "@/lib/services/admin"
import { Shell } from "../_components/shell/shell"

export default async function ProductLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext()
  const facts = await getSystemFacts(ctx)
  const { name, email, role, workspaceName, timeZone } = ctx.actor
  return (
    <Shell viewer={{ name, email, role, workspaceName }} timeZone={timeZone} isOffline={facts.isOffline}>
      {children}
    </Shell>
  )
}
