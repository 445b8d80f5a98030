import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { getDocument } from "@/lib/services/documents"
import { listRecallChoices } from "@/lib/services/recalls"
import { firstOf, type PageSearch } from "../../../_components/page/first-of"
import { orNotFound } from "../../../_components/page/or-not-found"
import { PageBody } from "../../../_components/ui/page-body"
import { PageHeader } from "../../../_components/ui/page-header"
import { TextLink } from "../../../_components/ui/text-link"
import { requireUuid } from "../../../_components/page/require-uuid"
import { RecallForm } from "./_parts/recall-form"

export const metadata: Metadata = { title: "New recall" }

export default async function NewRecallPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const ctx = await pageContext({ roles: ["reviewer", "admin"] })
  const documentId = firstOf(search.documentId)
  const document = documentId ? await orNotFound(getDocument(ctx, { id: requireUuid(documentId) })) : null
  return (
    <PageBody>
      <PageHeader
        eyebrow={<TextLink href="/recalls">Recalls</TextLink>}
        title="New recall"
        description="Nothing happens before you have seen what rests on it."
      />
      <RecallForm
        choices={await listRecallChoices(ctx)}
        initial={{ document: document && { id: document.id, title: document.title }, versionId: firstOf(search.versionId) ?? null, releaseId: firstOf(search.releaseId) ?? null, model: firstOf(search.model) ?? null }}
      />
    </PageBody>
  )
}
