import type { Tx } from "@/drizzle/client"
import { titleFromDocument } from "@/lib/documents/title-from-document"
import { getDocument } from "@/lib/store/documents/get-document"
import { getVersionText } from "@/lib/store/documents/get-version"
import type { VersionWork } from "./read-version"

/**
 * The title a document has once this version serves. A title that still is the name of its first file was nobody's choice and
 * gives way to what the text says; from the first served version on it stays. Empty for an unknown document.
 */
export async function titleToServe(tx: Tx, work: Pick<VersionWork, "documentId" | "versionId">): Promise<string> {
  const document = await getDocument(tx, { id: work.documentId })
  if (!document) return ""
  const { title, currentVersionId, latest } = document
  if (currentVersionId !== null || title !== titleFromDocument({ text: "", sections: [] }, latest.fileName)) return title
  const version = await getVersionText(tx, work)
  return version ? titleFromDocument(version, latest.fileName) : title
}
