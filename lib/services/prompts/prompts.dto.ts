/** What a page needs to build a form for a prompt and to say what it will do. */
export type PromptView = {
  key: string
  title: string
  description: string
  version: string
  contentHash: string
  provider: string
  model: string
  temperature: number | null
  maxOutputTokens: number
  delivery: "stream" | "after_verify"
  alwaysReview: boolean
  documents: "none" | "optional" | "one" | "many"
  /** JSON Schema with title, description, examples and x-widget on each property. */
  inputSchema: Record<string, unknown>
  outputSchema: Record<string, unknown> | null
  isEnabled: boolean
  examples: { title: string; payload: Record<string, unknown> }[]
}
