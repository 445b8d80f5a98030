import { Download } from "lucide-react"
import type { CostGroup } from "@/lib/services/insights/insights.dto"
import { buttonClass } from "../../../_components/ui/button-class"
import { Card } from "../../../_components/ui/card"
import { CardHeader } from "../../../_components/ui/card-header"
import { Table } from "../../../_components/ui/table"
import { Td } from "../../../_components/ui/td"
import { Th } from "../../../_components/ui/th"
import { SumCells, SumHeads } from "./sum-cells"

type CostTableProps = { title: string; head: string; groups: CostGroup[]; totalNanoUsd: string; csvHref: string; hrefOf: (key: string) => string }

/** One way to split the cost, the dearest first, with its share of the whole. */
export function CostTable({ title, head, groups, totalNanoUsd, csvHref, hrefOf }: CostTableProps) {
  return (
    <Card>
      <CardHeader
        title={title}
        actions={
          <a href={csvHref} download className={buttonClass({ size: "sm", variant: "ghost" })} aria-label={`${title} as CSV`}>
            <Download aria-hidden /> CSV
          </a>
        }
      />
      {groups.length === 0 ? (
        <p className="px-4 py-6 text-base text-muted">No calls in these days.</p>
      ) : (
        <Table caption={title}>
          <thead>
            <tr>
              <Th>{head}</Th>
              <SumHeads />
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <Td className="min-w-44">
                  <span className="block break-words first-letter:uppercase">{group.label}</span>
                  <span aria-hidden className="mt-1 block h-1 w-full max-w-40 rounded-full bg-sunken">
                    <span className="block h-full rounded-full bg-accent" style={{ width: `${shareOf(group.costNanoUsd, totalNanoUsd)}%` }} />
                  </span>
                </Td>
                <SumCells sum={group} href={hrefOf(group.key)} name={group.label} />
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}

function shareOf(part: string, whole: string): number {
  return BigInt(whole) === 0n ? 0 : Number((BigInt(part) * 1000n) / BigInt(whole)) / 10
}
