/** From so many vectors on a workspace's search goes by an index of its own; fewer are all compared, which is exact and takes less than 20 ms. */
export const indexFromVectors = 2_000

/**
 * Statement that gives every large workspace its approximate index and drops those no longer needed, run at start as the
 * owner and on PostgreSQL only: PGlite searches exactly, and would block while it builds.
 */
export const vectorIndexStatement = `select keep_vector_indexes(${indexFromVectors}, 1000)`
