/**
 * Statements of one transaction that do not need each other's results, sent without waiting in between. All of them have
 * settled when this returns or throws, so that none reaches the connection after the transaction has ended.
 */
export async function together<const Work extends readonly Promise<unknown>[]>(...work: Work): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  await Promise.allSettled(work)
  return Promise.all(work)
}
