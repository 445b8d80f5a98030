type Bytes = Uint8Array<ArrayBuffer>
type Pieces = { /** What was read already, from `start` on. */ first: Uint8Array; start: number; end: number; read: (part: { start: number; end: number }) => Promise<Uint8Array> }

/** So much of a file is in memory at once. */
export const pieceBytes = 1024 * 1024

/** Bytes [start, end) of a file, of which a piece is read only when the one before was taken: a reader who leaves after the headers costs one. */
export function streamPieces({ first, start, end, read }: Pieces): BodyInit {
  let at = start + first.byteLength
  if (at >= end) return first as Bytes
  let next: Uint8Array | null = first
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const piece = next ?? (await read({ start: at, end: Math.min(end, at + pieceBytes) }))
        at = next ? at : at + piece.byteLength
        next = null
        controller.enqueue(piece)
        if (at >= end) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}
