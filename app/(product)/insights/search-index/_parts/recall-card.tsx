import type { IndexHealth } from "@/lib/services/indexing/health/health.dto"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { Moment } from "../../../../_components/ui/moment"
import { Table } from "../../../../_components/ui/table"
import { Td } from "../../../../_components/ui/td"
import { Th } from "../../../../_components/ui/th"

/** How often known passages are found, over time. */
export function RecallCard({ health: { recall, approximateRecall } }: { health: IndexHealth }) {
  const [last] = recall
  return (
    <Card>
      <CardHeader
        title="Known passages found"
        description="Questions made of the own words of passages that are in use, always the same ones: how often the passage is among the first five hits. A drop means that the index has got worse, whatever people ask."
      />
      {!last ? (
        <p className="px-4 py-6 text-base text-muted">Nothing was measured yet. It is measured with every full check once there are passages that everybody may read.</p>
      ) : (
        <>
          <div className="space-y-3 px-4 py-3">
            <p className="text-base">
              <span className="text-xl font-semibold tabular-nums">{percent(last.recall)}</span>{" "}
              <span className="text-muted">
                of {last.cases} at the last check{last.byWordsAlone ? ", by words alone: the embedding model did not answer" : ""}
              </span>
            </p>
            {approximateRecall !== null && <p className="text-sm text-muted">The index of this workspace is an approximate one; it finds {percent(approximateRecall)} of what comparing everything finds.</p>}
            <div aria-hidden className="flex h-16 items-end gap-1">
              {recall.toReversed().map(({ at, recall: share }) => (
                <div key={at} className="max-w-6 flex-1 rounded-t-xs bg-accent" style={{ height: `${Math.max(3, share * 100)}%` }} />
              ))}
            </div>
          </div>
          <details className="border-t border-line">
            <summary className="cursor-pointer px-4 py-2 text-sm text-muted hover:text-ink">The same as a table</summary>
            <Table caption="Known passages found, by check">
              <thead>
                <tr>
                  <Th>Check</Th>
                  <Th isNumeric>Found</Th>
                  <Th isNumeric>Questions</Th>
                </tr>
              </thead>
              <tbody>
                {recall.map(({ at, recall: share, cases, byWordsAlone }) => (
                  <tr key={at}>
                    <Td>
                      <Moment iso={at} />
                      {byWordsAlone && <span className="text-faint">, by words alone</span>}
                    </Td>
                    <Td isNumeric>{percent(share)}</Td>
                    <Td isNumeric>{cases}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </details>
        </>
      )}
    </Card>
  )
}

function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10} %`
}
