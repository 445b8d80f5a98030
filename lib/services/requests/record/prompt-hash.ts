import type { ModelRequest } from "@/lib/inference/port"
import { screenRequest } from "@/lib/inference/screen-request"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import { hashJson } from "@/prompts/content-hash"

/** SHA-256 of a model request as it is sent: behind the one passage of every outbound text, as canonical JSON, without what providers never get. */
export function promptHash(request: ModelRequest): string {
  const { task: _task, ...sent } = screenRequest(request, screenOutbound)
  return hashJson(sent)
}
