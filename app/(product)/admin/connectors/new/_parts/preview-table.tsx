import type { SourcePreview } from "@/lib/services/connectors/connectors.dto"
import { Table } from "../../../../../_components/ui/table"
import { Td } from "../../../../../_components/ui/td"
import { Th } from "../../../../../_components/ui/th"

/** The first rows as they are. */
export function PreviewTable({ preview: { columns, rows } }: { preview: SourcePreview }) {
  if (rows.length === 0) return <p className="text-base text-muted">The table has no rows yet. They become documents as they come.</p>
  return (
    <div className="rounded-lg border border-line">
      <Table caption="First rows">
        <thead>
          <tr>
            {columns.map(({ name, type }) => (
              <Th key={name}>
                {name} <span className="font-normal text-faint">{type}</span>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row has nothing else to be known by
            <tr key={index}>
              {columns.map(({ name }, at) => (
                <Td key={name} className="max-w-56 min-w-20 truncate" title={row[at] ?? undefined}>
                  {row[at] ?? <span className="text-faint">empty</span>}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
