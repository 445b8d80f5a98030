import { getDeps } from "@/lib/deps"
import { describeApi } from "@/lib/http/openapi/describe-api"
import { json } from "@/lib/http/reply"
import { describedRoutes } from "./routes"

export const dynamic = "force-dynamic"

export async function GET(): Promise<Response> {
  const { facts } = await getDeps()
  return json(describeApi(describedRoutes, { version: facts.version }))
}
