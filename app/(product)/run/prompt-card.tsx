import Link from "next/link"
import { Ban, FileText, ShieldCheck } from "lucide-react"
import type { PromptView } from "@/lib/services/prompts/prompts.dto"
import { Badge } from "../../_components/ui/badge"

const documentLabels: Record<PromptView["documents"], string | null> = { none: null, optional: "Documents if you like", one: "One document", many: "One or more documents" }

export function PromptCard({ prompt }: { prompt: PromptView }) {
  const documents = documentLabels[prompt.documents]
  return (
    <article className="relative flex h-full flex-col gap-2 rounded-lg border border-line bg-surface p-4 shadow-raised transition-colors hover:border-line-strong">
      <h2 className="text-base font-semibold">
        <Link href={`/run/${prompt.key}`} className="rounded-lg after:absolute after:inset-0">
          {prompt.title}
        </Link>
      </h2>
      <p className="line-clamp-3 flex-1 text-base text-pretty text-muted">{prompt.description}</p>
      <p className="flex flex-wrap gap-1.5">
        {!prompt.isEnabled && (
          <Badge tone="warn" icon={Ban}>
            Switched off
          </Badge>
        )}
        {prompt.alwaysReview && (
          <Badge tone="accent" icon={ShieldCheck}>
            Always reviewed
          </Badge>
        )}
        {documents && <Badge icon={FileText}>{documents}</Badge>}
      </p>
    </article>
  )
}
