import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type StoredPassage = {
  chunkId: string
  documentId: string
  versionId: string
  title: string
  position: number
  page: number | null
  heading: string | null
  start: number
  end: number
  text: string
}

const columns = sql`c.id as "chunkId", d.id as "documentId", vc.version_id as "versionId", d.title, vc.position, vc.page_start as page, vc.heading,
  vc.start_offset as start, vc.end_offset as "end", c.text`
const serving = sql`version_chunks vc
  join documents d on d.id = vc.document_id and d.current_version_id = vc.version_id and d.deleted_at is null
  join chunks c on c.id = vc.chunk_id`

/** Where serving versions have these chunks; a chunk that stands twice in a version is given where it stands first. */
export function listPassages(tx: Tx, { hits }: { hits: { chunkId: string; versionId: string }[] }): Promise<StoredPassage[]> {
  if (hits.length === 0) return Promise.resolve([])
  return rows<StoredPassage>(
    tx,
    sql`select distinct on (vc.chunk_id, vc.version_id) ${columns} from ${serving}
    join jsonb_to_recordset(${JSON.stringify(hits)}::jsonb) as hit("chunkId" uuid, "versionId" uuid) on hit."chunkId" = vc.chunk_id and hit."versionId" = vc.version_id
    order by vc.chunk_id, vc.version_id, vc.position`,
  )
}

/** What serving versions have right before and right after these places. */
export function listNeighbours(tx: Tx, { places }: { places: { versionId: string; position: number }[] }): Promise<StoredPassage[]> {
  if (places.length === 0) return Promise.resolve([])
  return rows<StoredPassage>(
    tx,
    sql`select distinct on (vc.version_id, vc.position) ${columns} from ${serving}
    join jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as place("versionId" uuid, position int) on place."versionId" = vc.version_id and vc.position in (place.position - 1, place.position + 1)
    order by vc.version_id, vc.position`,
  )
}

/** The serving text of documents, chunk after chunk in reading order, document after document in the order of the ids. */
export function listDocumentPassages(tx: Tx, { documentIds, limit }: { documentIds: string[]; limit: number }): Promise<StoredPassage[]> {
  return rows<StoredPassage>(
    tx,
    sql`select ${columns} from ${serving}
    join jsonb_array_elements_text(${JSON.stringify(documentIds)}::jsonb) with ordinality as wanted(id, place) on wanted.id::uuid = d.id
    order by wanted.place, vc.position limit ${limit}::int`,
  )
}
