/**
 * Statement that builds the approximate index over one embedding model's vectors, run at start as the owner and on
 * PostgreSQL only: PGlite searches exactly, and would block while it builds.
 */
export function vectorIndexStatement({ model, dimensions }: { model: string; dimensions: number }): string {
  const name = `chunk_embeddings_hnsw_${model.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`.slice(0, 63)
  return `create index if not exists ${name} on chunk_embeddings using hnsw ((embedding::vector(${dimensions})) vector_cosine_ops)
    with (m = 16, ef_construction = 64) where model = '${model.replaceAll("'", "''")}'`
}
