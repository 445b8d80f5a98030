import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { clauseTypeNames, getGrid } from "@/lib/services/grids"
import { orNotFound } from "../../../_components/page/or-not-found"
import { firstOf, type PageSearch } from "../../../_components/page/first-of"
import { requireUuid } from "../../../_components/page/require-uuid"
import { firstRows } from "./_parts/first-rows"
import { GridWorkspace } from "./_parts/grid-workspace"

export const metadata: Metadata = { title: "Grid" }

export default async function GridPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<PageSearch> }) {
  const id = requireUuid((await params).id)
  const ctx = await pageContext()
  const cellId = firstOf((await searchParams).cell) ?? null
  const grid = await orNotFound(getGrid(ctx, { id }))
  return <GridWorkspace initial={firstRows(grid, cellId)} initialCellId={cellId} clauseTypes={clauseTypeNames} />
}
