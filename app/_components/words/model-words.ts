const providers: Record<string, string> = { anthropic: "Anthropic", openai: "OpenAI", offline: "Offline" }

const models: Record<string, string> = { "offline-extractive-1": "the offline model" }

/** What went wrong, as the end of a sentence that begins with the model's name. */
const errors: Record<string, { sentence: string; label: string }> = {
  rate_limited: { sentence: "it was taking no more requests from us", label: "Too many requests" },
  overloaded: { sentence: "it was overloaded", label: "Overloaded" },
  unavailable: { sentence: "it could not be reached, or broke off", label: "Not reachable" },
  timeout: { sentence: "it did not answer in time", label: "Not in time" },
  content_policy: { sentence: "it refused to work with this content", label: "Refused the content" },
  context_too_long: { sentence: "the text was longer than it can read", label: "Text too long" },
  invalid_request: { sentence: "it did not accept the request", label: "Request not accepted" },
  authentication: { sentence: "it did not accept our key", label: "Key not accepted" },
  spend_limit: { sentence: "our spending limit there was reached", label: "Spending limit there reached" },
  invalid_output: { sentence: "its answer did not have the required form", label: "Answer in the wrong form" },
  no_price: { sentence: "it has no price on record, so nothing was sent", label: "No price on record" },
  cancelled: { sentence: "it was stopped", label: "Stopped by the reader" },
  lost: { sentence: "our server stopped in the middle of it", label: "Our server stopped" },
  breaker_open: { sentence: "it was paused after a row of failures", label: "Paused after failures" },
}

const purposes: Record<string, string> = {
  generate: "Write the answer",
  tool_step: "Go on with what was looked up",
  repair: "Mend the form of the answer",
  embed_query: "Search by meaning",
  embed: "Index a document",
  reindex: "Index with a new model",
  probe: "Measure the search",
}

export function providerName(provider: string): string {
  return providers[provider] ?? provider
}

/** "claude-sonnet-4-6" → "Claude Sonnet 4.6", "gpt-5.4-mini" → "GPT-5.4 mini"; a model of another family keeps its own id. */
export function modelName(model: string): string {
  const known = models[model]
  if (known) return known
  const claude = /^claude-([a-z]+)-(\d+)(?:-(\d{1,2}))?(?:-\d{8})?$/.exec(model)
  if (claude) return `Claude ${capital(claude[1] ?? "")} ${claude[2]}${claude[3] ? `.${claude[3]}` : ""}`
  const gpt = /^gpt-([\d.]+)(?:-([a-z]+))?(?:-\d{4}-\d{2}-\d{2})?$/.exec(model)
  if (gpt) return `GPT-${gpt[1]}${gpt[2] ? ` ${gpt[2]}` : ""}`
  const embedding = /^text-embedding-(\d+)-([a-z]+)$/.exec(model)
  return embedding ? `Embeddings ${embedding[1]} ${embedding[2]}` : model
}

/** Ends "Asked <model>: …"; null stands for an end that nobody noted. */
export function errorSentence(code: string | null): string {
  return (code && errors[code]?.sentence) || "it did not come to an end"
}

/** An error code as a heading or a cell of a table. */
export function errorLabel(code: string): string {
  return errors[code]?.label ?? capital(code.replaceAll("_", " "))
}

/** What a call to a model was for. */
export function purposeLabel(purpose: string): string {
  return purposes[purpose] ?? capital(purpose.replaceAll("_", " "))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
