import { OutputFields } from "../../../../_components/output/output-fields"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"

/** What the author gave beside documents: often the very text that the output has to be checked against. */
export function PayloadCard({ payload }: { payload: Record<string, unknown> }) {
  return (
    <Card aria-labelledby="payload-heading">
      <CardHeader headingId="payload-heading" title="What was asked" />
      <div className="p-4">
        <OutputFields output={payload} />
      </div>
    </Card>
  )
}
