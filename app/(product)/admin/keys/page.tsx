import type { Metadata } from "next"
import { KeyRound } from "lucide-react"
import { pageContext } from "@/lib/http/page-context"
import { listKeys } from "@/lib/services/admin"
import { KeyTable } from "../../../_components/keys/key-table"
import { Card } from "../../../_components/ui/card"
import { CardHeader } from "../../../_components/ui/card-header"
import { EmptyState } from "../../../_components/ui/empty-state"
import { TextLink } from "../../../_components/ui/text-link"

export const metadata: Metadata = { title: "API keys" }

export default async function KeysPage() {
  const ctx = await pageContext({ roles: ["admin"] })
  const keys = await listKeys(ctx, { of: "workspace" })
  return (
    <Card>
      <CardHeader title="API keys of everybody" description="A key has the rights that its owner has at that moment." actions={<TextLink href="/settings">Make one of your own</TextLink>} />
      {keys.items.length === 0 ? (
        <EmptyState icon={KeyRound} title="Nobody has made a key">
          Keys are made by their owners, on the page of their account.
        </EmptyState>
      ) : (
        <KeyTable keys={keys.items} hasOwners />
      )}
    </Card>
  )
}
