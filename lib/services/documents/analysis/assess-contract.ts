import { listClauses } from "@/lib/store/clauses/list-clauses"
import { scopeOf, type ServiceContext } from "../../context"
import { type Generated, generateOutput } from "../../requests"
import { cutText } from "../cut-text"
import { type AnalysisWork, loadVersion, stopReason } from "./analysis-work"

/** Contract openings name kind, parties and dates; more is in the clauses. */
const openingCharacters = 5_000
/** So many clauses fill the model's attention without its context; the surest come first. */
const maxClauses = 250

/** Writes key facts, risks and summary from the clauses that were found. The draft waits for the check that follows. */
export async function assessContract(ctx: ServiceContext, work: AnalysisWork): Promise<Generated> {
  const { request, version } = await loadVersion(ctx, work)
  const stop = stopReason(request)
  if (stop || !version) return { outcome: stop ?? "ended" }
  const found = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listClauses(tx, work))
  const surest = new Set(found.toSorted((a, b) => b.confidence - a.confidence).slice(0, maxClauses).map((clause) => clause.id))
  const clauses = found
    .filter((clause) => surest.has(clause.id))
    .map(({ clauseType, quote, answer, confidence, page }) => ({ type: clauseType, quote, answer, confidence, page }))
  const documents = [{ title: version.title, text: cutText(version.text, openingCharacters) }]
  return generateOutput(ctx, { requestId: work.requestId, variables: { clauses, documents } })
}
