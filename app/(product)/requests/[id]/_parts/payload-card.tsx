import type { RequestView } from "@/lib/services/requests/requests.dto"
import { humanise } from "../../../../_components/output/humanise"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { DescriptionList } from "../../../../_components/ui/description-list"
import { TextLink } from "../../../../_components/ui/text-link"

/** What was given to the prompt; a question is the page's title already. */
export function PayloadCard({ view, hidesQuestion }: { view: RequestView; hidesQuestion: boolean }) {
  const entries = Object.entries(view.payload ?? {}).filter(([name]) => !(hidesQuestion && name === "question"))
  if (entries.length === 0 && view.documents.length === 0) return null
  return (
    <Card aria-labelledby="payload-heading">
      <CardHeader headingId="payload-heading" title="Input" />
      <div className="px-4 py-3">
        <DescriptionList
          items={[
            {
              label: "Documents",
              value:
                view.documents.length > 0 ? (
                  <ul>
                    {view.documents.map(({ id, title }) => (
                      <li key={id}>
                        <TextLink href={`/documents/${id}`}>{title}</TextLink>
                      </li>
                    ))}
                  </ul>
                ) : null,
            },
            ...entries.map(([name, value]) => ({ label: humanise(name), value: <div className="max-h-72 overflow-y-auto whitespace-pre-wrap">{inWords(value)}</div> })),
          ]}
        />
      </div>
    </Card>
  )
}

function inWords(value: unknown): string {
  if (typeof value === "string") return value
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? value.join(", ") : JSON.stringify(value, null, 2)
}
