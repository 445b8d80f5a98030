import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { getSystemFacts } from "@/lib/services/admin"
import { Card } from "../../../_components/ui/card"
import { CardHeader } from "../../../_components/ui/card-header"
import { DescriptionList } from "../../../_components/ui/description-list"
import { Notice } from "../../../_components/ui/notice"

export const metadata: Metadata = { title: "System" }

export default async function SystemPage() {
  const ctx = await pageContext({ roles: ["admin"] })
  const facts = await getSystemFacts(ctx)
  return (
    <>
      {facts.database === "PGlite" && (
        <Notice tone="warn" title="The embedded database survives a killed process, not a power cut">
          It does not force every write to the disk (fsync is off). For data that must survive that, run on PostgreSQL by setting DATABASE_URL, and back it up.
        </Notice>
      )}
      {facts.isOffline && (
        <Notice tone="warn" title="No provider is connected: the offline model answers">
          It picks sentences from your documents by rules and costs nothing. Set ANTHROPIC_API_KEY or OPENAI_API_KEY for real models.
        </Notice>
      )}
      {facts.hasDemoSignIns && (
        <Notice tone="warn" title="Demo sign-ins are open">
          Anybody who reaches this server can sign in with the password on the sign-in page. The server refuses to listen beyond this machine while they are.
        </Notice>
      )}
      <Card>
        <CardHeader title="This installation" />
        <div className="px-4 py-2">
          <DescriptionList
            items={[
              { label: "Version", value: facts.version },
              { label: "Database", value: facts.database === "PGlite" ? "PGlite, embedded in this process" : "PostgreSQL" },
              { label: "Durable functions", value: facts.engine },
              { label: "Models", value: facts.models },
              { label: "Demo sign-ins", value: facts.hasDemoSignIns ? "Open" : "None" },
            ]}
          />
        </div>
      </Card>
    </>
  )
}
