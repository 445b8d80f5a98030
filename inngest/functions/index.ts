import type { InngestFunction } from "inngest"
import { analyseContract } from "./documents/analyse-contract"
import { processDocument } from "./documents/process-document"
import { continueDocuments, sweepDocuments } from "./documents/sweep-documents"
import type { FunctionInput } from "./function-input"
import { sealAudit } from "./operations/seal-audit"
import { answerRequest } from "./requests/answer-request"
import { sweepRequests } from "./requests/sweep-requests"

/** The durable functions of the product, in the form both engines take. */
export function createFunctions(input: FunctionInput): InngestFunction.Any[] {
  return [answerRequest, sweepRequests, processDocument, analyseContract, sweepDocuments, continueDocuments, sealAudit].map((create) => create(input) as InngestFunction.Any)
}
