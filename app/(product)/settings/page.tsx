import type { Metadata } from "next"
import { KeyRound } from "lucide-react"
import { pageContext } from "@/lib/http/page-context"
import { listBudgets, listKeys } from "@/lib/services/admin"
import { BudgetBar } from "../../_components/budget/budget-bar"
import { KeyTable } from "../../_components/keys/key-table"
import { Card } from "../../_components/ui/card"
import { CardHeader } from "../../_components/ui/card-header"
import { DescriptionList } from "../../_components/ui/description-list"
import { EmptyState } from "../../_components/ui/empty-state"
import { PageBody } from "../../_components/ui/page-body"
import { PageHeader } from "../../_components/ui/page-header"
import { CreateKey } from "./_parts/create-key"

export const metadata: Metadata = { title: "Your account" }

export default async function SettingsPage() {
  const ctx = await pageContext()
  const { name, email, role, workspaceName, timeZone } = ctx.actor
  const keys = await listKeys(ctx, { of: "me" })
  const budgets = (await listBudgets(ctx, { of: "me" })).items
  return (
    <PageBody width="narrow">
      <PageHeader title="Your account" />
      <div className="space-y-5">
        <Card>
          <CardHeader title="You" />
          <div className="px-4 py-2">
            <DescriptionList
              items={[
                { label: "Name", value: name },
                { label: "E-mail address", value: email },
                { label: "Role", value: role },
                { label: "Workspace", value: `${workspaceName}, days of ${timeZone}` },
              ]}
            />
          </div>
        </Card>
        <Card>
          <CardHeader title="Your budget" description="What your requests and uploads may use." />
          {budgets.length === 0 ? (
            <p className="px-4 py-4 text-base text-muted">No budget is set for you. The workspace’s or a prompt’s own budget may still apply.</p>
          ) : (
            <ul className="divide-y divide-line">
              {budgets.map((budget) => (
                <li key={budget.id} className="px-4 py-3">
                  <BudgetBar budget={budget} />
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card>
          <CardHeader title="Your API keys" description="For programs that act for you, with your rights and on your budget." actions={<CreateKey />} />
          {keys.items.length === 0 ? (
            <EmptyState icon={KeyRound} title="No keys yet">
              A key lets a script of yours ask, upload and read what you may read.
            </EmptyState>
          ) : (
            <KeyTable keys={keys.items} hasOwners={false} />
          )}
        </Card>
      </div>
    </PageBody>
  )
}
