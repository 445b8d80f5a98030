import type { InngestFunction } from "inngest"
import { clearConnector } from "./connectors/clear-connector"
import { sweepConnectors } from "./connectors/sweep-connectors"
import { syncConnector } from "./connectors/sync-connector"
import { analyseContract } from "./documents/analyse-contract"
import { processDocument } from "./documents/process-document"
import { continueDocuments, sweepDocuments } from "./documents/sweep-documents"
import { sweepLateAnswers } from "./freshness/sweep-late-answers"
import type { FunctionInput } from "./function-input"
import { fillGrid, sweepGrids } from "./grids/fill-grid"
import { buildIndex } from "./indexing/build-index"
import { checkIndex, checkIndexes } from "./indexing/check-index"
import { keepIndexes } from "./indexing/keep-indexes"
import { repricePeriod } from "./insights/reprice-period"
import { deletePastLimits } from "./operations/delete-past-limits"
import { rollUpHealth } from "./operations/roll-up-health"
import { sealAudit } from "./operations/seal-audit"
import { watchCosts } from "./operations/watch-costs"
import { askRecalledAgain, followRecall, sweepRecalls } from "./recalls/follow-recall"
import { answerBatchRequest, answerRequest } from "./requests/answer-request"
import { checkCache } from "./requests/check-cache"
import { sweepRequests } from "./requests/sweep-requests"
import { warmCache } from "./requests/warm-cache"

/** The durable functions of the product, in the form both engines take. */
export function createFunctions(input: FunctionInput): InngestFunction.Any[] {
  const all = [answerRequest, answerBatchRequest, processDocument, analyseContract, sweepRequests, sweepDocuments, continueDocuments, sealAudit, rollUpHealth, repricePeriod, deletePastLimits, watchCosts, checkCache, warmCache, fillGrid, sweepGrids, buildIndex, keepIndexes, checkIndex, checkIndexes, syncConnector, clearConnector, sweepConnectors, followRecall, askRecalledAgain, sweepRecalls, sweepLateAnswers]
  return all.map((create) => create(input) as InngestFunction.Any)
}
