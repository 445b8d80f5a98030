import type { Metadata } from "next"
import { Play } from "lucide-react"
import { pageContext } from "@/lib/http/page-context"
import { listPrompts } from "@/lib/services/prompts"
import { EmptyState } from "../../_components/ui/empty-state"
import { PageBody } from "../../_components/ui/page-body"
import { PageHeader } from "../../_components/ui/page-header"
import { PromptCard } from "./prompt-card"

export const metadata: Metadata = { title: "Run" }

export default async function RunPage() {
  const ctx = await pageContext()
  const prompts = await listPrompts(ctx)
  return (
    <PageBody>
      <PageHeader title="Run" description="Every prompt of this workspace, with a form of its own. What you run is kept in Requests, with its sources and its cost." />
      {prompts.length === 0 ? (
        <EmptyState icon={Play} title="No prompts are released">
          An administrator has to release one first.
        </EmptyState>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {prompts.map((prompt) => (
            <li key={prompt.key}>
              <PromptCard prompt={prompt} />
            </li>
          ))}
        </ul>
      )}
    </PageBody>
  )
}
