import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { listBudgets, listUsers } from "@/lib/services/admin"
import { listPrompts } from "@/lib/services/prompts"
import { BudgetsEditor } from "./_parts/budgets-editor"

export const metadata: Metadata = { title: "Budgets" }

export default async function BudgetsPage() {
  const ctx = await pageContext({ roles: ["admin"] })
  const budgets = await listBudgets(ctx, { of: "all" })
  const users = await listUsers(ctx)
  const prompts = await listPrompts(ctx)
  return (
    <BudgetsEditor
      budgets={budgets.items}
      people={users.items.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
      prompts={prompts.map(({ key, title }) => ({ value: key, label: title }))}
    />
  )
}
