import { chunkDocument } from "@/lib/documents/chunk-document"
import { embeddingHash } from "@/lib/documents/embedding-input"
import { countPlacements } from "@/lib/store/chunks/count-placements"
import { insertChunks } from "@/lib/store/chunks/insert-chunks"
import { insertPlacements } from "@/lib/store/chunks/insert-placements"
import { getVersionText } from "@/lib/store/documents/get-version"
import { scopeOf, type ServiceContext } from "../../context"
import { cutText } from "../cut-text"
import { changeState } from "./change-state"
import { failVersion } from "./fail-version"
import { findCurrentWork, holdLiving, type VersionWork } from "./read-version"
import { titleToServe } from "./title-to-serve"

const longestHeading = 300

/** Cuts a version into chunks and places them; a chunk that any version of the workspace has already is the same chunk. Returns how many. */
export async function indexVersion(ctx: ServiceContext, work: VersionWork): Promise<number> {
  const { database } = ctx.deps
  const { workspaceId } = ctx.actor
  const before = await database.workspace(scopeOf(ctx), async (tx) => ({
    isCurrent: (await findCurrentWork(tx, work)) !== null,
    placed: await countPlacements(tx, work),
    version: await getVersionText(tx, work),
    title: await titleToServe(tx, work),
  }))
  if (!before.isCurrent || !before.version) return 0
  if (before.placed > 0) return before.placed
  await changeState(ctx, { ...work, state: "indexing", shareDone: 0.2, reason: "Building the index" })
  const pieces = chunkDocument(before.version)
  if (pieces.length === 0) {
    await failVersion(ctx, { ...work, code: "empty", reason: "This document holds no words. Check that you picked the right file and upload it again." })
    return 0
  }
  return database.workspace(scopeOf(ctx), async (tx) => {
    if (!(await holdLiving(tx, work))) return 0
    const ids = await insertChunks(tx, { workspaceId, items: pieces.map(({ contentHash, text, words }) => ({ contentHash, text, wordCount: words })) })
    const placements = pieces.map((piece) => {
      const heading = cutText(piece.headingPath.join(" › "), longestHeading) || null
      return {
        position: piece.index,
        chunkId: ids.get(piece.contentHash) ?? "",
        start: piece.start,
        end: piece.end,
        pageStart: piece.pageFrom,
        pageEnd: piece.pageTo,
        heading,
        embeddingHash: embeddingHash({ title: before.title, heading, text: piece.text }),
      }
    })
    await insertPlacements(tx, { workspaceId, ...work, placements })
    return pieces.length
  })
}
