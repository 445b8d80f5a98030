import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { clauseTypeNames, getGrid } from "@/lib/services/grids"
import { orNotFound } from "../../../_components/page/or-not-found"
import { requireUuid } from "../../../_components/page/require-uuid"
import { GridWorkspace } from "./_parts/grid-workspace"

export const metadata: Metadata = { title: "Grid" }

export default async function GridPage({ params }: { params: Promise<{ id: string }> }) {
  const id = requireUuid((await params).id)
  const ctx = await pageContext()
  return <GridWorkspace initial={await orNotFound(getGrid(ctx, { id }))} clauseTypes={clauseTypeNames} />
}
