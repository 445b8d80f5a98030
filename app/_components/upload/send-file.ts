import type { AcceptedDocument } from "@/lib/services/documents/documents.dto"
import type { Called } from "../api/call-api"
import { networkProblem, problemOf } from "../api/problem"

/** Sends a form with a file and tells how much of it is on its way; fetch cannot. */
export function sendFile(path: string, { body, onShare }: { body: FormData; onShare: (share: number) => void }): Promise<Called<AcceptedDocument>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open("POST", path)
    request.setRequestHeader("accept", "application/json")
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && onShare(loaded / total)
    request.onerror = () => resolve({ ok: false, problem: networkProblem })
    request.onabort = () => resolve({ ok: false, problem: networkProblem })
    request.onload = () => {
      const data = parse(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve({ ok: true, status: request.status, data: data as AcceptedDocument })
      else resolve({ ok: false, problem: problemOf({ status: request.status, body: data, retryAfter: request.getResponseHeader("retry-after") }) })
    }
    request.send(body)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
