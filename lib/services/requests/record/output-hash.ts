import { createHash } from "node:crypto"
import { hashJson } from "@/prompts/content-hash"

/** SHA-256 of an answer as it was written: the text of prose, canonical JSON of a structured output. */
export function outputHash({ text, output }: { text: string | null; output: unknown }): string {
  return output === null || output === undefined ? createHash("sha256").update(text ?? "").digest("hex") : hashJson(output)
}
