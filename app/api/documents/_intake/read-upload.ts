import { AppError } from "@/lib/errors"
import { readBody } from "@/lib/http/read-body"
import { maxUploadBytes } from "@/lib/services/documents/documents.dto"
import { storableText } from "@/lib/services/requests/storable-text"

/** What the form itself needs round the file. */
const formOverheadBytes = 1024 * 1024

export type Upload = { bytes: Uint8Array; fileName: string; field: (name: string) => string | undefined }

export function isMultipart(request: Request): boolean {
  return /^multipart\/form-data\b/i.test(request.headers.get("content-type") ?? "")
}

/** The `file` of a form, refused as soon as the body passes the limit. */
export async function readUpload(request: Request): Promise<Upload> {
  if (!isMultipart(request)) throw new AppError("malformed", "Send the file as multipart/form-data, in a field called file.")
  const body = await readBody(request, maxUploadBytes + formOverheadBytes).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== "too_large") throw error
    throw new AppError("too_large", "Files may have up to 50 MB. Split this one into smaller documents and upload those.", { cause: error })
  })
  const form = await parseForm(body, request.headers.get("content-type") ?? "")
  const file = form.get("file")
  if (!(file instanceof File)) throw new AppError("invalid_payload", "The form has no file in a field called file.", { fields: [{ field: "file", message: "is missing" }] })
  const field = (name: string) => {
    const value = form.get(name)
    const text = typeof value === "string" ? storableText(value).trim() : ""
    return text === "" ? undefined : text
  }
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: storableText(file.name), field }
}

async function parseForm(body: Uint8Array, contentType: string): Promise<FormData> {
  try {
    return await new Response(body as Uint8Array<ArrayBuffer>, { headers: { "content-type": contentType } }).formData()
  } catch (error) {
    throw new AppError("malformed", "The body is not a form that can be read.", { cause: error })
  }
}
