"use client"

import { useState } from "react"
import type { Page } from "@/lib/services/paging.dto"
import type { RequestRow } from "@/lib/services/requests/requests.dto"
import { callApi } from "../../../_components/api/call-api"
import { Button } from "../../../_components/ui/button"
import { Table } from "../../../_components/ui/table"
import { Th } from "../../../_components/ui/th"
import { showToast } from "../../../_components/ui/toast"
import type { RequestFilters } from "./filters"
import { RequestTableRow } from "./request-table-row"

export function RequestTable({ initial, filters, showsActor }: { initial: Page<RequestRow>; filters: RequestFilters; showsActor: boolean }) {
  const [further, setFurther] = useState<Page<RequestRow>>({ items: [], nextCursor: initial.nextCursor })
  const [isLoading, setIsLoading] = useState(false)
  const { nextCursor } = further
  const rows = [...new Map([...initial.items, ...further.items].map((row) => [row.id, row])).values()]

  const loadMore = async () => {
    if (!nextCursor) return
    setIsLoading(true)
    const search = new URLSearchParams({ ...(filters as Record<string, string>), limit: "50", cursor: nextCursor })
    const called = await callApi<Page<RequestRow>>(`/api/requests?${search}`)
    setIsLoading(false)
    if (!called.ok) return showToast(called.problem.detail, "danger")
    setFurther({ items: [...further.items, ...called.data.items], nextCursor: called.data.nextCursor })
  }

  return (
    <>
      <Table caption="Requests">
        <thead>
          <tr>
            <Th>Asked</Th>
            <Th>Status</Th>
            {showsActor && <Th className="max-lg:hidden">By</Th>}
            <Th className="max-md:hidden">Model</Th>
            <Th isNumeric className="max-md:hidden">Tokens</Th>
            <Th isNumeric>Cost</Th>
            <Th isNumeric className="max-md:hidden">Took</Th>
            <Th isNumeric className="max-sm:hidden">When</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RequestTableRow key={row.id} row={row} showsActor={showsActor} />
          ))}
        </tbody>
      </Table>
      {nextCursor && (
        <div className="border-t border-line p-2 text-center">
          <Button variant="ghost" isBusy={isLoading} onClick={() => void loadMore()}>
            Load more
          </Button>
        </div>
      )}
    </>
  )
}
