/** Bytes from `start` on of a file of `total`. */
export type FilePart = { start: number; bytes: Uint8Array; total: number }

const waitsMs = [400, 1_600]

/** Fetches bytes [start, end) of a file, and tries again when the network fails; the whole where the server gives no parts. */
export async function fetchPart(url: string, { start, end }: { start: number; end: number }): Promise<FilePart> {
  for (let tries = 0; ; tries++) {
    const response = await fetch(url, { headers: { range: `bytes=${start}-${end - 1}` } }).catch(() => null)
    const isFinal = response !== null && response.status < 500
    if (isFinal && !response.ok) throw new Error(`the file was refused with ${response.status}`)
    const bytes = response?.ok ? await response.arrayBuffer().catch(() => null) : null
    if (response && bytes) return partOf(response, { start, bytes: new Uint8Array(bytes) })
    const waitMs = waitsMs[tries]
    if (waitMs === undefined) throw new Error("the file could not be fetched")
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

function partOf({ status, headers }: Response, { start, bytes }: { start: number; bytes: Uint8Array }): FilePart {
  const total = Number(/\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1])
  return status === 206 && total > 0 ? { start, bytes, total } : { start: 0, bytes, total: bytes.byteLength }
}
