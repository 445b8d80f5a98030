import type { InngestFunction } from "inngest"
import { analyseContract } from "./documents/analyse-contract"
import { processDocument } from "./documents/process-document"
import { continueDocuments, sweepDocuments } from "./documents/sweep-documents"
import type { FunctionInput } from "./function-input"
import { fillGrid, sweepGrids } from "./grids/fill-grid"
import { repricePeriod } from "./insights/reprice-period"
import { deletePastLimits } from "./operations/delete-past-limits"
import { rollUpHealth } from "./operations/roll-up-health"
import { sealAudit } from "./operations/seal-audit"
import { watchCosts } from "./operations/watch-costs"
import { answerBatchRequest, answerRequest } from "./requests/answer-request"
import { checkCache } from "./requests/check-cache"
import { sweepRequests } from "./requests/sweep-requests"
import { warmCache } from "./requests/warm-cache"

/** The durable functions of the product, in the form both engines take. */
export function createFunctions(input: FunctionInput): InngestFunction.Any[] {
  const all = [answerRequest, answerBatchRequest, processDocument, analyseContract, sweepRequests, sweepDocuments, continueDocuments, sealAudit, rollUpHealth, repricePeriod, deletePastLimits, watchCosts, checkCache, warmCache, fillGrid, sweepGrids]
  return all.map((create) => create(input) as InngestFunction.Any)
}
