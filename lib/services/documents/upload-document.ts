import { titleFromDocument } from "@/lib/documents/title-from-document"
import type { ServiceContext } from "../context"
import type { AcceptedDocument } from "./documents.dto"
import { cleanLine } from "./cut-text"
import { checkFile } from "./intake/check-file"
import { storeDocument } from "./intake/store-document"

export type UploadDocumentInput = { bytes: Uint8Array; fileName: string; visibility?: "workspace" | "private" | undefined; title?: string | undefined }

/** Takes a file in, named after itself until its own title is read. The same bytes again: nothing is done, and it says so. */
export async function uploadDocument(ctx: ServiceContext, input: UploadDocumentInput): Promise<AcceptedDocument> {
  const file = await checkFile(input)
  const title = cleanLine(input.title ?? "") || titleFromDocument({ text: "", sections: [] }, file.fileName)
  return storeDocument(ctx, { file, title, visibility: input.visibility ?? "workspace" })
}
