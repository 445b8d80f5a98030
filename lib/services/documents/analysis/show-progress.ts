import type { ServiceContext } from "../../context"
import { changeState } from "../processing/change-state"
import type { AnalysisWork } from "./analysis-work"

/** Where an analysis stands, on the page of the document that it belongs to. */
export async function showProgress(ctx: ServiceContext, { work, shareDone, reason }: { work: AnalysisWork; shareDone: number; reason: string }): Promise<void> {
  if (!work.isBound) return
  const { documentId, versionId } = work
  await changeState(ctx, { documentId, versionId, state: "analysing", shareDone, reason })
}
