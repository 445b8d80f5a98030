import type { IndexHealth } from "@/lib/services/indexing/health/health.dto"
import { documentStateLooks } from "../../../../_components/document/document-states"
import { formatCount } from "../../../../_components/format/format-count"
import { Badge } from "../../../../_components/ui/badge"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { DescriptionList } from "../../../../_components/ui/description-list"
import { Moment } from "../../../../_components/ui/moment"
import { TextLink } from "../../../../_components/ui/text-link"

/** Where the documents stand at this moment. */
export function NowCard({ health: { documents, passages, withoutVector, pending } }: { health: IndexHealth }) {
  return (
    <Card>
      <CardHeader title="Now" description="All documents of the workspace, private ones too: numbers only." actions={<TextLink href="/documents" className="text-sm">Documents</TextLink>} />
      {documents.length === 0 ? (
        <p className="px-4 py-6 text-base text-muted">There are no documents yet. Upload one under Documents, and its passages can be found here.</p>
      ) : (
        <div className="px-4 py-3">
          <DescriptionList
            items={[
              {
                label: "Documents",
                value: (
                  <ul className="flex flex-wrap gap-2">
                    {documents.map(({ state, count }) => {
                      const { label, tone, icon } = documentStateLooks[state]
                      return (
                        <li key={state}>
                          <Badge tone={tone} icon={icon}>
                            {label} {formatCount(count)}
                          </Badge>
                        </li>
                      )
                    })}
                  </ul>
                ),
              },
              { label: "Passages in use", value: formatCount(passages) },
              { label: "Not found by meaning yet", value: withoutVector === 0 ? "None" : `${formatCount(withoutVector)}: found by their words, the rest follows by itself` },
              {
                label: "On their way",
                value: pending.oldestSince === null ? "None" : (
                  <>
                    {formatCount(pending.documents)} {pending.documents === 1 ? "document" : "documents"}, the oldest since <Moment iso={pending.oldestSince} />
                  </>
                ),
              },
            ]}
          />
        </div>
      )}
    </Card>
  )
}
