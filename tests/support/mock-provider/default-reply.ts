import { schemaInstance } from "./schema-instance"
import type { MockRequest } from "./types"

const firstSource = /(?:\[1\]|<source[^>]*\b(?:marker|id|n|index|number)="?1"?[^>]*>|^\s*(?:source|passage)\s+1\b)[:\s]*([\s\S]{1,600})/im

/** What a request gets when nothing is scripted: valid JSON for a schema, else a sentence from the first numbered source, cited. */
export function defaultReply(request: MockRequest): string {
  if (request.schema) return JSON.stringify(schemaInstance(request.schema))
  const sentence = firstSentence(firstSource.exec(request.prompt)?.[1] ?? "")
  return sentence ? `According to the documents, ${sentence} [1].` : "The documents answer the question as follows: the stated terms apply to both parties [1]."
}

function firstSentence(text: string): string {
  const plain = text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim()
  const sentence = /^.{20,300}?[.;!?](?=\s|$)/.exec(plain)?.[0] ?? plain.slice(0, 200)
  return sentence.replace(/[.;!?]$/, "")
}
