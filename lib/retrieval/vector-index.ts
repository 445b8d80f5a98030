/** From so many passages on a workspace's search goes by an index of its own; fewer are all compared, which is exact and takes some 20 ms. */
export const indexFromVectors = 2_000
/** The index is there a little earlier, since the same text under the same headings is one vector. */
export const builtFromVectors = 1_500

/**
 * Statement that gives every large workspace its approximate index and drops those no longer needed, run at start as the
 * owner and on PostgreSQL only: PGlite searches exactly, and would block while it builds.
 */
export const vectorIndexStatement = `select keep_vector_indexes(${builtFromVectors}, 1000)`
