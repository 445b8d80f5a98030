import type { CreateRequestInput } from "../../../../lib/services/requests/requests.dto"

/** What the worker asks for: every kind of way through the product, each under its own Idempotency-Key. */
export type Asked = { key: string; input: CreateRequestInput }

const kinds: ((n: number) => CreateRequestInput)[] = [
  (n) => ({ promptKey: "rag_answer", payload: { question: `What is stated about matter ${n}?` } }),
  (n) => ({ promptKey: "ticket_classify", payload: { text: `Ticket ${n}: I was charged twice.` } }),
  (n) => ({ promptKey: "medical_summary", payload: { text: `Note ${n}. 67-year-old woman admitted with chest pain.` } }),
  (n) => ({ promptKey: "sentiment_score", payload: { text: `Review ${n}: the delivery was late and nobody answered.` } }),
]

export function planRequests(count: number): Asked[] {
  return Array.from({ length: count }, (_, n) => ({ key: `key-${n}`, input: (kinds[n % kinds.length] as (n: number) => CreateRequestInput)(n) }))
}
