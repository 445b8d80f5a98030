import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { listDocuments } from "@/lib/services/documents"
import { getPrompt } from "@/lib/services/prompts"
import { firstOf, type PageSearch } from "../../_components/page/first-of"
import { examplesOf } from "../../_components/schema-form/examples-of"
import { Conversation } from "./_parts/conversation"
import { findDocument } from "./_parts/find-document"

export const metadata: Metadata = { title: "Ask" }

export default async function AskPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const ctx = await pageContext()
  const prompt = await getPrompt(ctx, { key: "rag_answer" })
  const documents = await listDocuments(ctx, { limit: 1 })
  const chosen = await findDocument(ctx, firstOf(search.documentId))
  return (
    <Conversation
      key={chosen?.id ?? "new"}
      conversationId={null}
      title={null}
      requests={[]}
      initialDocuments={chosen ? [chosen] : []}
      initialQuestion={firstOf(search.q)?.slice(0, 4000) ?? ""}
      examples={examplesOf(prompt.inputSchema, "question")}
      hasDocuments={documents.items.length > 0}
    />
  )
}
