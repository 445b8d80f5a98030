import type { InferenceError, InferenceErrorCode } from "@/lib/inference/errors"

const sentences: Record<InferenceErrorCode, string> = {
  rate_limited: "The AI provider is taking no more requests from us at this moment. Try again in a few minutes.",
  overloaded: "The AI provider is overloaded. Try again in a few minutes.",
  unavailable: "The AI provider could not be reached. Nothing was lost: try again in a few minutes.",
  timeout: "The AI provider did not answer in time. Try again; a shorter question or fewer documents may help.",
  content_policy: "The AI provider refused to work with this content. Ask in other words, or leave out the passage it objects to.",
  context_too_long: "The question and its documents are longer than the model can read at once. Choose fewer documents.",
  invalid_request: "The AI provider did not accept the request. An administrator can find the reason in the log under this request's id.",
  authentication: "The AI provider did not accept our key. An administrator has to check the key in the settings.",
  spend_limit: "The spending limit at the AI provider is reached. An administrator has to raise it there.",
  invalid_output: "The model's output did not have the required form, and a second try did not mend it. Ask again, or with a shorter text.",
  no_price: "There is no price on record for the chosen model, so nothing was sent. An administrator has to add it.",
  cancelled: "The request was stopped.",
}

/** What happened and what to do, for the person who asked. */
export function userSentence(error: Pick<InferenceError, "code">): string {
  return sentences[error.code]
}
