import type { Metadata } from "next"
import Link from "next/link"
import { Table2 } from "lucide-react"
import { pageContext } from "@/lib/http/page-context"
import { clauseTypeNames, listGrids } from "@/lib/services/grids"
import { ListGridsInput } from "@/lib/services/grids/grids.dto"
import { firstOf, type PageSearch } from "../../../_components/page/first-of"
import { Badge } from "../../../_components/ui/badge"
import { Card } from "../../../_components/ui/card"
import { EmptyState } from "../../../_components/ui/empty-state"
import { LinkButton } from "../../../_components/ui/link-button"
import { Moment } from "../../../_components/ui/moment"
import { PageBody } from "../../../_components/ui/page-body"
import { PageHeader } from "../../../_components/ui/page-header"
import { Table } from "../../../_components/ui/table"
import { Td } from "../../../_components/ui/td"
import { Th } from "../../../_components/ui/th"
import { NewGridButton } from "../_parts/new-grid-button"

export const metadata: Metadata = { title: "Grids" }

export default async function GridsPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const cursor = ListGridsInput.safeParse({ cursor: firstOf((await searchParams).cursor) })
  const ctx = await pageContext()
  const { items, nextCursor } = await listGrids(ctx, { limit: 50, ...(cursor.success && cursor.data.cursor ? { cursor: cursor.data.cursor } : {}) })
  return (
    <PageBody>
      <PageHeader title="Grids" description="The same questions put to many documents: a table in which every cell has its quote." actions={<NewGridButton clauseTypes={clauseTypeNames} />} />
      {items.length === 0 ? (
        <EmptyState icon={Table2} title="No grids yet">
          Press New grid, choose documents and questions, and watch it fill. You can check every cell against the page it comes from.
        </EmptyState>
      ) : (
        <Card>
          <Table caption="Grids">
            <thead>
              <tr>
                <Th>Title</Th>
                <Th>State</Th>
                <Th isNumeric className="max-sm:hidden">Documents</Th>
                <Th isNumeric className="max-sm:hidden">Questions</Th>
                <Th className="max-md:hidden">Owner</Th>
                <Th isNumeric className="max-sm:hidden">Made</Th>
              </tr>
            </thead>
            <tbody>
              {items.map((grid) => (
                <tr key={grid.id} className="hover:bg-sunken">
                  <Td className="w-full max-w-40 sm:max-w-96">
                    <Link href={`/grids/${grid.id}`} prefetch={false} className="block truncate rounded-sm font-medium hover:underline" title={grid.title}>
                      {grid.title}
                    </Link>
                  </Td>
                  <Td className="whitespace-nowrap">
                    {grid.open > 0 ? <Badge tone="accent">{`${grid.cells - grid.open} of ${grid.cells} answered`}</Badge> : grid.failed > 0 ? <Badge tone="danger">{`${grid.failed} failed`}</Badge> : <Badge tone="good">Filled</Badge>}
                  </Td>
                  <Td isNumeric className="max-sm:hidden">{grid.documents}</Td>
                  <Td isNumeric className="max-sm:hidden">{grid.columns}</Td>
                  <Td className="max-w-36 truncate text-muted max-md:hidden">{grid.owner.name}</Td>
                  <Td isNumeric className="whitespace-nowrap text-muted max-sm:hidden">
                    <Moment iso={grid.createdAt} isRelative />
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      {nextCursor && (
        <div className="pt-4 text-center">
          <LinkButton href={`/grids?cursor=${nextCursor}`}>Older grids</LinkButton>
        </div>
      )}
    </PageBody>
  )
}
