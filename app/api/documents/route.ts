import { z } from "zod"
import { AppError } from "@/lib/errors"
import { defineRoute } from "@/lib/http/define-route"
import { parseJson, readBody } from "@/lib/http/read-body"
import { json } from "@/lib/http/reply"
import { createTextDocument, listDocuments, uploadDocument } from "@/lib/services/documents"
import { type AcceptedDocument, CreateTextDocumentInput, ListDocumentsInput } from "@/lib/services/documents/documents.dto"
import { isMultipart, readUpload } from "./_intake/read-upload"

/** Five million characters of text, as JSON writes them at worst. */
const maxTextBodyBytes = 32 * 1024 * 1024

const UploadFields = z.object({ title: z.string().max(300).optional(), visibility: z.enum(["workspace", "private"]).optional() })

export const GET = defineRoute({
  query: ListDocumentsInput,
  handler: async ({ ctx, query }) => json(await listDocuments(ctx, query)),
})

export const POST = defineRoute({
  isCostly: true,
  handler: async ({ ctx, request }) => {
    if (!isMultipart(request)) {
      const body = parse(CreateTextDocumentInput, parseJson(await readBody(request, maxTextBodyBytes)))
      return accepted(await createTextDocument(ctx, body))
    }
    const { bytes, fileName, field } = await readUpload(request)
    const { title, visibility } = parse(UploadFields, { title: field("title"), visibility: field("visibility") })
    return accepted(await uploadDocument(ctx, { bytes, fileName, title, visibility }))
  },
})

function accepted(document: AcceptedDocument): Response {
  return json(document, { status: document.unchanged ? 200 : 202, headers: { location: document.links.self } })
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.map((issue) => ({ field: issue.path.join(".") || "(body)", message: issue.message }))
  throw new AppError("invalid_payload", `Some fields are not right: ${fields.map((field) => `${field.field}: ${field.message}`).join("; ")}.`, { fields })
}
