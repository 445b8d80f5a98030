import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { listBreakers } from "@/lib/services/breakers"
import { ProvidersCard } from "./_parts/providers-card"

export const metadata: Metadata = { title: "Providers" }

export default async function ProvidersPage() {
  const ctx = await pageContext({ roles: ["admin"] })
  return <ProvidersCard breakers={(await listBreakers(ctx)).items} />
}
