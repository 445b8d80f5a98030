import type { ReactNode } from "react"
import { pageContext } from "@/lib/http/page-context"
import { PageBody } from "../../_components/ui/page-body"
import { PageHeader } from "../../_components/ui/page-header"
import { AdminTabs } from "./_parts/admin-tabs"

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext({ roles: ["admin"] })
  return (
    <PageBody>
      <PageHeader title="Admin" description={`Who may do what in ${ctx.actor.workspaceName}, what it may cost, and what was done.`} />
      <AdminTabs />
      <div className="space-y-5 pt-5">{children}</div>
    </PageBody>
  )
}
