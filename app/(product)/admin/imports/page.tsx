import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { listImportHosts } from "@/lib/services/imports"
import { HostsCard } from "./_parts/hosts-card"

export const metadata: Metadata = { title: "Imports" }

export default async function ImportsPage() {
  const ctx = await pageContext({ roles: ["admin"] })
  const { items, ceiling } = await listImportHosts(ctx)
  return <HostsCard hosts={items} ceiling={ceiling} />
}
