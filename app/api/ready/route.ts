import { json } from "@/lib/http/reply"
import { checkReadiness } from "@/lib/http/check-readiness"

export const dynamic = "force-dynamic"

/** The process can serve: database, engine and streams answer. */
export async function GET(): Promise<Response> {
  const checks = await checkReadiness()
  const isReady = Object.values(checks).every(Boolean)
  return json({ status: isReady ? "ready" : "not_ready", checks }, { status: isReady ? 200 : 503 })
}
