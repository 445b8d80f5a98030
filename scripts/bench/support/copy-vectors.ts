import { once } from "node:events"
import type { Sql } from "postgres"

export type VectorRow = { workspaceId: string; contentHash: string; embedding: Float32Array }

const signature = Buffer.from("PGCOPY\n\xff\r\n\0", "latin1")

/** Rows into chunk_embeddings in PostgreSQL's binary form, many times faster than statements. */
export async function copyVectors(owner: Sql, { model, batches }: { model: string; batches: AsyncIterable<VectorRow[]> }): Promise<void> {
  const copy = await owner`copy chunk_embeddings (workspace_id, content_hash, model, embedding) from stdin (format binary)`.writable()
  const write = async (bytes: Buffer) => {
    if (!copy.write(bytes)) await once(copy, "drain")
  }
  await write(Buffer.concat([signature, Buffer.alloc(8)]))
  for await (const batch of batches) await write(Buffer.concat(batch.map((row) => binaryRow(row, model))))
  const ended = once(copy, "finish")
  copy.end(Buffer.from([0xff, 0xff]))
  await ended
}

function binaryRow({ workspaceId, contentHash, embedding }: VectorRow, model: string): Buffer {
  const fields = [Buffer.from(workspaceId.replaceAll("-", ""), "hex"), Buffer.from(contentHash), Buffer.from(model), binaryVector(embedding)]
  const count = Buffer.alloc(2)
  count.writeInt16BE(fields.length)
  return Buffer.concat([count, ...fields.flatMap((field) => [lengthOf(field), field])])
}

function lengthOf(field: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(field.length)
  return length
}

/** As vector_recv of pgvector reads it: dimensions, zero, then every number in four bytes. */
function binaryVector(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(4 + vector.length * 4)
  bytes.writeInt16BE(vector.length)
  for (const [index, value] of vector.entries()) bytes.writeFloatBE(value, 4 + index * 4)
  return bytes
}
