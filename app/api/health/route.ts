import { json } from "@/lib/http/reply"

export const dynamic = "force-dynamic"

/** The process is alive; says nothing about what it needs. */
export function GET(): Response {
  return json({ status: "ok" })
}
