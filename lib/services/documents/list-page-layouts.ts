import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { getVersion } from "@/lib/store/documents/get-version"
import { listLayouts } from "@/lib/store/documents/layouts/list-layouts"
import { scopeOf, type ServiceContext } from "../context"
import type { PageLayoutsView, PageLayoutView } from "./documents.dto"

/** Where the text of one page stands on it: of one version, or of the serving one. Not found where the format has no pages. */
export async function getPageLayout(ctx: ServiceContext, input: { id: string; versionId?: string | undefined; page: number }): Promise<PageLayoutView> {
  const { items } = await listPageLayouts(ctx, { ...input, from: input.page, to: input.page })
  const [layout] = items
  if (!layout) throw notFound("page")
  return layout
}

/** The same for the pages `from` to `to`, both included; pages that do not exist are left out. */
export async function listPageLayouts(ctx: ServiceContext, input: { id: string; versionId?: string | undefined; from: number; to: number }): Promise<PageLayoutsView> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const version = await findReadVersion(tx, input)
    return { versionId: version.id, pageCount: version.pageCount, items: await listLayouts(tx, { versionId: version.id, from: input.from, to: input.to }) }
  })
}

async function findReadVersion(tx: Tx, input: { id: string; versionId?: string | undefined }) {
  const document = await getDocument(tx, input)
  if (!document) throw notFound("document")
  const versionId = input.versionId ?? document.currentVersionId
  if (!versionId) throw new AppError("conflict", "This document has no pages yet: it is still being read, or could not be.")
  const version = await getVersion(tx, { documentId: document.id, versionId })
  if (!version) throw notFound("version")
  return version
}
