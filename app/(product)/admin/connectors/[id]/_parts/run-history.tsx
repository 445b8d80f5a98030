import type { ConnectorRunView } from "@/lib/services/connectors/connectors.dto"
import { formatCount } from "../../../../../_components/format/format-count"
import { Badge } from "../../../../../_components/ui/badge"
import { Card } from "../../../../../_components/ui/card"
import { CardHeader } from "../../../../../_components/ui/card-header"
import { Moment } from "../../../../../_components/ui/moment"
import { Table } from "../../../../../_components/ui/table"
import { Td } from "../../../../../_components/ui/td"
import { Th } from "../../../../../_components/ui/th"

/** The last runs with what each found. */
export function RunHistory({ runs }: { runs: ConnectorRunView[] }) {
  return (
    <Card>
      <CardHeader title="Runs" description="The last thirty." />
      {runs.length === 0 ? (
        <p className="px-4 py-6 text-base text-muted">The first run is about to begin.</p>
      ) : (
        <Table caption="Runs">
          <thead>
            <tr>
              <Th>Began</Th>
              <Th>Outcome</Th>
              <Th isNumeric>Read</Th>
              <Th isNumeric>New</Th>
              <Th isNumeric>Changed</Th>
              <Th isNumeric>Removed</Th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <Td className="whitespace-nowrap">
                  <Moment iso={run.startedAt} />
                </Td>
                <Td className="min-w-40">
                  {run.error ? <span className="text-danger-ink">{run.error}</span> : run.endedAt ? <Badge tone="good">Done</Badge> : <Badge tone="accent">Running</Badge>}
                </Td>
                <Td isNumeric>{formatCount(run.rowsRead)}</Td>
                <Td isNumeric>{formatCount(run.added)}</Td>
                <Td isNumeric>{formatCount(run.changed)}</Td>
                <Td isNumeric>{formatCount(run.removed)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
