import type { Tx } from "@/drizzle/client"
import { listDocumentsByTitle } from "@/lib/store/retrieval/list-documents-by-title"
import { listNamingDocuments } from "@/lib/store/retrieval/list-naming-documents"
import { readDescribedTitle } from "./read-described-title"
import { readNames } from "./read-names"
import { leastTitleCharacters, readTitles } from "./read-titles"

/** One name alone, or names anywhere in the text, led 32 of 161 questions of SQuAD away from their passage; two in a title led 1 of 14. */
const fewestNames = 2
/** What more of the titles hold tells no document from another. */
const mostSharedShare = 0.2
const mostShared = 3

export type NamedDocuments = { documentIds: string[]; /** The question without what names them. */ query: string; /** Said by itself what it is about: any of its words may find a passage there. */ isByTitle: boolean }

/**
 * The documents that a question means because it holds their whole titles, names the parties in them, as "the agreement between
 * Larkspur and Fennmore" does, or tells them by their kind, as "the consulting agreement" does; null where it does none of these.
 */
export async function findNamedDocuments(tx: Tx, { query }: { query: string }): Promise<NamedDocuments | null> {
  return (await findByTitle(tx, query)) ?? (await findByNames(tx, query)) ?? (await findByKind(tx, query))
}

async function findByTitle(tx: Tx, query: string): Promise<NamedDocuments | null> {
  const titled = await listDocumentsByTitle(tx, { text: query, leastCharacters: leastTitleCharacters })
  const { titles, rest } = readTitles(query, titled.map(({ title }) => title))
  const documentIds = [...new Set(titled.flatMap(({ id, title }) => (titles.includes(title) ? [id] : [])))]
  return documentIds.length > 0 && documentIds.length <= mostShared * titles.length ? { documentIds, query: /\p{L}/u.test(rest) ? rest : query, isByTitle: true } : null
}

async function findByNames(tx: Tx, query: string): Promise<NamedDocuments | null> {
  const names = readNames(query)
  if (names.length < fewestNames) return null
  const documentIds = await findTitled(tx, { names, least: fewestNames })
  return documentIds && { documentIds, query, isByTitle: false }
}

async function findByKind(tx: Tx, query: string): Promise<NamedDocuments | null> {
  const words = readDescribedTitle(query)
  if (words.length === 0) return null
  const documentIds = await findTitled(tx, { names: words, least: words.length })
  return documentIds && { documentIds, query, isByTitle: true }
}

async function findTitled(tx: Tx, { names, least }: { names: string[]; least: number }): Promise<string[] | null> {
  const { found, documentCount } = await listNamingDocuments(tx, { names, least })
  const most = Math.max(0, ...found.map((document) => document.names))
  const documentIds = found.filter((document) => document.names === most).map(({ id }) => id)
  return documentIds.length > 0 && documentIds.length <= Math.max(mostShared, documentCount * mostSharedShare) ? documentIds : null
}
