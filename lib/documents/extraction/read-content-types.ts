import { fromBufferPromise } from "yauzl"

const maxBytes = 1_000_000
const maxEntries = 5_000

/** The list of content types of an Office file; "" for a zip without one, null where the zip's directory cannot be read. */
export async function readContentTypes(bytes: Uint8Array): Promise<string | null> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true })
    if (zip.entryCount > maxEntries) return ""
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== "[Content_Types].xml") continue
      const parts: Buffer[] = []
      let size = 0
      for await (const part of await zip.openReadStreamPromise(entry)) {
        size += (part as Buffer).length
        if (size > maxBytes) return ""
        parts.push(part as Buffer)
      }
      return Buffer.concat(parts).toString("utf8")
    }
    return ""
  } catch (error) {
    return error instanceof Error && /relative path|absolute path/.test(error.message) ? "" : null
  }
}
