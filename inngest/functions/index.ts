import type { InngestFunction } from "inngest"
import type { FunctionInput } from "./function-input"
import { sealAudit } from "./operations/seal-audit"
import { answerRequest } from "./requests/answer-request"
import { sweepRequests } from "./requests/sweep-requests"

/** The durable functions of the product, in the form both engines take. */
export function createFunctions(input: FunctionInput): InngestFunction.Any[] {
  return [answerRequest, sweepRequests, sealAudit].map((create) => create(input) as InngestFunction.Any)
}
