import { AppError } from "@/lib/errors"
import type { Deps, ServiceContext } from "../../context"
import { getActor } from "../../identity"
import { fetchVersion } from "../../imports/fetch-version"
import { withServingEmbedding } from "../../indexing/serving-embedding"
import type { VersionAddress } from "../intake/announce-version"
import { type Classified, classifyDocument } from "./classify-document"
import { embedForAll, type EmbedOutcome } from "./embed-next"
import { failProcessing } from "./fail-processing"
import { indexVersion } from "./index-version"
import { type ReadOutcome, readVersion } from "./read-version"
import { recogniseNext } from "./recognise-next"
import { serveVersion } from "./serve-version"
import { settleDocument } from "./settle-document"
import { type StartedAnalysis, startAnalysis } from "./start-analysis"

/** First step: the text of the file, which is fetched before where it was given by link. */
export function readForVersion(deps: Deps, version: VersionAddress): Promise<ReadOutcome> {
  return orFail(deps, version, async (ctx) => ((await fetchVersion(ctx, version)) === "present" ? readVersion(ctx, version) : { outcome: "superseded" }), { outcome: "failed" })
}

/** Between two readings of a scan, repeated while pages are left. */
export function recogniseForVersion(deps: Deps, version: VersionAddress, pages: readonly number[]): Promise<{ left: number; hasFailed?: boolean }> {
  return orFail<{ left: number; hasFailed?: boolean }>(deps, version, (ctx) => recogniseNext(ctx, { documentId: version.documentId, versionId: version.versionId, pages }), { left: 0, hasFailed: true })
}

/** Second step: chunks and where the version has them. Zero: there is nothing to index. */
export function indexForVersion(deps: Deps, version: VersionAddress): Promise<number> {
  return orFail(deps, version, (ctx) => indexVersion(ctx, version), 0)
}

/** Third step, repeated while it says `more`. */
export function embedForVersion(deps: Deps, version: VersionAddress): Promise<EmbedOutcome> {
  return orFail(deps, version, (ctx) => embedForAll(ctx, version), { outcome: "waiting", embedded: 0 })
}

/** Fourth step: from here on the version is what everybody reads. */
export function serveForVersion(deps: Deps, version: VersionAddress): Promise<boolean> {
  return orFail(deps, version, (ctx) => serveVersion(ctx, version), false)
}

export function classifyForVersion(deps: Deps, version: VersionAddress): Promise<Classified> {
  return orFail(deps, version, (ctx) => classifyDocument(ctx, version), { kind: null, problem: null })
}

export function startAnalysisForVersion(deps: Deps, version: VersionAddress): Promise<StartedAnalysis> {
  return orFail(deps, version, (ctx) => startAnalysis(ctx, version), { isRunning: false, problem: null })
}

export async function settleForVersion(deps: Deps, version: VersionAddress, problem: Classified["problem"]): Promise<void> {
  await orFail(deps, version, async (ctx) => settleDocument(await withServingEmbedding(ctx), version, { problem }), undefined)
}

const nobodyPays = "The person for whom this was processed is no longer in the workspace. Whoever takes it up again does so on their own account."

/** An AppError is final: the document says why. Anything else is the engine's to repeat. */
async function orFail<Result>(deps: Deps, version: VersionAddress, work: (ctx: ServiceContext) => Promise<Result>, failed: Result): Promise<Result> {
  const actor = await getActor(deps, version).catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
  try {
    if (!actor) throw new AppError("forbidden", nobodyPays)
    return await work({ actor, deps, requestId: version.versionId })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await failProcessing(deps, version, error.message)
    return failed
  }
}
