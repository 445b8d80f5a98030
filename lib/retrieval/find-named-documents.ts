import type { Tx } from "@/drizzle/client"
import { listNamingDocuments } from "@/lib/store/retrieval/list-naming-documents"
import { readNames } from "./read-names"

/** One name alone, or names anywhere in the text, led 32 of 161 questions of SQuAD away from their passage; two in a title led 1 of 14. */
const fewestNames = 2
/** What more of the titles hold tells no document from another. */
const mostSharedShare = 0.2
const mostShared = 3

/**
 * The documents that a question means because it names the parties in their titles, as "the agreement between Larkspur and Fennmore"
 * does; null where it does not.
 */
export async function findNamedDocuments(tx: Tx, { query }: { query: string }): Promise<string[] | null> {
  const names = readNames(query)
  if (names.length < fewestNames) return null
  const { found, documentCount } = await listNamingDocuments(tx, { names, least: fewestNames })
  const most = Math.max(0, ...found.map((document) => document.names))
  const named = found.filter((document) => document.names === most).map(({ id }) => id)
  return named.length > 0 && named.length <= Math.max(mostShared, documentCount * mostSharedShare) ? named : null
}
