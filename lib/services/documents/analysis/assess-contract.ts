import { listClauses } from "@/lib/store/clauses/list-clauses"
import { scopeOf, type ServiceContext } from "../../context"
import { type Generated, generateOutput } from "../../requests"
import { type AnalysisWork, loadVersion, stopReason } from "./analysis-work"
import { assessmentVariables } from "./assessment-variables"

/** Writes key facts, risks and summary from the clauses that were found. The draft waits for the check that follows. */
export async function assessContract(ctx: ServiceContext, work: AnalysisWork): Promise<Generated> {
  const { request, version } = await loadVersion(ctx, work)
  const stop = stopReason(request)
  if (stop || !version) return { outcome: stop ?? "ended" }
  const found = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listClauses(tx, work))
  return generateOutput(ctx, { requestId: work.requestId, about: { versionId: work.versionId, variables: assessmentVariables(version, found) } })
}
