import type { Tx } from "@/drizzle/client"
import { notFound } from "@/lib/errors"
import { listVersionClauses } from "@/lib/store/clauses/list-version-clauses"
import { getDocument } from "@/lib/store/documents/get-document"
import { getVersion } from "@/lib/store/documents/get-version"
import { scopeOf, type ServiceContext } from "../context"
import type { WorkspaceClause } from "./clauses.dto"
import type { ComparedSide, CompareInput, Comparison } from "./compare.dto"
import { compareClauses } from "./compare-clauses"
import { readerOf } from "./list-clauses"

type ReadSide = { side: ComparedSide; clauses: WorkspaceClause[] }

/** Two documents, or two versions of one, clause by clause. Throws not_found for what this person may not read. */
export async function getComparison(ctx: ServiceContext, { left, right }: CompareInput): Promise<Comparison> {
  const [mine, theirs] = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => [await readSide(tx, ctx, left), await readSide(tx, ctx, right)] as const)
  return { left: mine.side, right: theirs.side, types: compareClauses(mine.clauses, theirs.clauses) }
}

async function readSide(tx: Tx, ctx: ServiceContext, { documentId, versionId }: CompareInput["left"]): Promise<ReadSide> {
  const document = await getDocument(tx, { id: documentId })
  if (!document) throw notFound("document")
  const version = await getVersion(tx, { documentId, versionId: versionId ?? document.currentVersionId ?? document.latestVersionId ?? "" })
  if (!version) throw notFound("version")
  const { requestId, isHeld, clauses } = await listVersionClauses(tx, { reader: readerOf(ctx.actor), documentId, versionId: version.id })
  const state = requestId ? "read" : isHeld ? "held" : "none"
  return { side: { documentId, title: document.title, versionId: version.id, versionNumber: version.number, isServing: version.id === document.currentVersionId, state, clauses: clauses.length }, clauses }
}
