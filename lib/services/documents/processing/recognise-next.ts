import { type PageRecognition, recognisePage } from "@/lib/documents/recognition/recognise-page"
import { getBlob } from "@/lib/store/blobs/get-blob"
import { RecognitionError } from "@/lib/documents/recognition/run-tesseract"
import { AppError } from "@/lib/errors"
import { insertRecognised } from "@/lib/store/documents/layouts/insert-recognised"
import { listRecognisedNumbers } from "@/lib/store/documents/layouts/list-recognised"
import { scopeOf, type ServiceContext } from "../../context"
import { changeState } from "./change-state"
import { findRecogniser } from "./find-recogniser"
import { findCurrentWork, holdLiving, type VersionWork } from "./read-version"

const stepBudgetMs = 15_000
const first = 0.05
const share = 0.14

/** Recognises the next of these pages, for some seconds; each is kept as soon as it is done. Returns how many are left; none where the version is superseded. */
export async function recogniseNext(ctx: ServiceContext, { pages, ...work }: VersionWork & { pages: readonly number[] }): Promise<{ left: number }> {
  const { database, clock } = ctx.deps
  const { workspaceId } = ctx.actor
  const { versionId } = work
  const { version, known } = await database.workspace(scopeOf(ctx), async (tx) => ({ version: await findCurrentWork(tx, work), known: new Set(await listRecognisedNumbers(tx, { versionId })) }))
  let left = pages.filter((page) => !known.has(page))
  const bytes = version === null || left.length === 0 ? null : await database.workspace(scopeOf(ctx), (tx) => getBlob(tx, { workspaceId, sha256: version.sha256 }))
  const tesseract = await findRecogniser()
  if (!bytes || tesseract === null) return { left: 0 }
  const until = clock().getTime() + stepBudgetMs
  for (const page of left) {
    const done = pages.length - left.length
    await changeState(ctx, { ...work, state: "reading", shareDone: first + (share * done) / pages.length, reason: `Recognising text, page ${done + 1} of ${pages.length}` })
    const found = await recognisePage({ bytes, page }, tesseract).catch(explain)
    // A page that cannot be drawn counts as one without text, so that the others are read.
    const row = found.ok ? found.page : { page, width: 0, height: 0, lines: [], confidence: 0 }
    const isThere = await database.workspace(scopeOf(ctx), async (tx) => {
      if (!(await holdLiving(tx, work))) return false
      await insertRecognised(tx, { workspaceId, versionId, ...row })
      return true
    })
    if (!isThere) return { left: 0 }
    left = left.slice(1)
    if (clock().getTime() > until) break
  }
  return { left: left.length }
}

/** One page too difficult to recognise is left without text; a program that does not work is what somebody has to see to. */
function explain(error: unknown): PageRecognition {
  if (!(error instanceof RecognitionError)) throw error
  if (error.isForThisPage) return { ok: false, failure: { code: "timeout", message: error.message } }
  throw new AppError("internal", `The program that recognises text does not work on this server. It says: ${error.message}`)
}
