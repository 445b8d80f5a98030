"use client"

import type { DocumentRow } from "@/lib/services/documents/documents.dto"
import { Button } from "../../../_components/ui/button"
import { Card } from "../../../_components/ui/card"
import { Table } from "../../../_components/ui/table"
import { Th } from "../../../_components/ui/th"
import { DocumentTableRow } from "./document-table-row"

export function DocumentTable({ rows, hasMore, isLoadingMore, loadMore }: { rows: DocumentRow[]; hasMore: boolean; isLoadingMore: boolean; loadMore: () => Promise<void> }) {
  return (
    <Card>
      <Table caption="Documents">
        <thead>
          <tr>
            <Th>Title</Th>
            <Th>State</Th>
            <Th className="max-md:hidden">Kind</Th>
            <Th isNumeric className="max-md:hidden">Pages</Th>
            <Th isNumeric className="max-lg:hidden">Size</Th>
            <Th className="max-lg:hidden">Owner</Th>
            <Th isNumeric className="max-sm:hidden">Changed</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DocumentTableRow key={row.id} row={row} />
          ))}
        </tbody>
      </Table>
      {hasMore && (
        <div className="border-t border-line p-2 text-center">
          <Button variant="ghost" isBusy={isLoadingMore} onClick={() => void loadMore()}>
            Load more
          </Button>
        </div>
      )}
    </Card>
  )
}
