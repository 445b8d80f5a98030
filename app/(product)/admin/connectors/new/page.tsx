import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { NewConnector } from "./_parts/new-connector"

export const metadata: Metadata = { title: "New connector" }

export default async function NewConnectorPage() {
  await pageContext({ roles: ["admin"] })
  return <NewConnector />
}
