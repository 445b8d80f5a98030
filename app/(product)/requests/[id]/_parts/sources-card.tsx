import type { SourceView } from "@/lib/services/requests/requests.dto"
import { passageHref } from "../../../../_components/answer/passage-href"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { TextLink } from "../../../../_components/ui/text-link"

/** Every passage the answer was given, cited or not. */
export function SourcesCard({ sources }: { sources: SourceView[] }) {
  if (sources.length === 0) return null
  return (
    <Card aria-labelledby="sources-heading">
      <CardHeader headingId="sources-heading" title="Evidence" description={`The ${sources.length === 1 ? "passage" : `${sources.length} passages`} the model was given`} />
      <ul className="divide-y divide-line">
        {sources.map((source) => (
          <li key={`${source.marker}-${source.chunkId}`} className="px-4 py-2.5 text-sm">
            <details>
              <summary className="flex min-h-6 flex-wrap items-baseline gap-x-2">
                <span className="text-faint tabular-nums">[{source.marker}]</span>
                <span className="font-medium">{source.documentTitle}</span>
                <span className="text-muted">{[source.page !== null ? `page ${source.page}` : source.heading, `version ${source.versionNumber}`].filter(Boolean).join(" · ")}</span>
                <span className="ml-auto text-xs text-faint tabular-nums" title="How well it fitted the question">
                  {source.score.toFixed(3)}
                </span>
              </summary>
              <p className="mt-2 border-l-2 border-line-strong pl-3 whitespace-pre-wrap text-muted">{source.text}</p>
              <TextLink href={passageHref(source)} prefetch={false} className="mt-2 inline-block">
                Open in the document
              </TextLink>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  )
}
