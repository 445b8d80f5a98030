import type { z } from "zod"
import { mediaTypes } from "@/lib/documents/media-type"
import type { ServiceContext } from "../context"
import { type AcceptedDocument, type CreateTextDocumentInput } from "./documents.dto"
import { cleanLine } from "./cut-text"
import { checkFile } from "./intake/check-file"
import { storeDocument } from "./intake/store-document"

const fileName = "pasted-text.txt"

/** Takes in a text under the title given with it; it is read as text or Markdown, never as a web page. */
export async function createTextDocument(ctx: ServiceContext, input: z.infer<typeof CreateTextDocumentInput>): Promise<AcceptedDocument> {
  const file = await checkFile({ bytes: Buffer.from(input.text, "utf8"), fileName })
  const mediaType = file.mediaType === mediaTypes.markdown ? mediaTypes.markdown : mediaTypes.text
  return storeDocument(ctx, { file: { ...file, mediaType }, title: cleanLine(input.title) || fileName, visibility: input.visibility ?? "workspace" })
}
