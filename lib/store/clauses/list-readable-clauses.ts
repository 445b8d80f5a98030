import { sql, type SQL } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { Verdict } from "@/drizzle/schema/constants"

/** Who reads: clauses follow the readability of the analysis that they belong to. */
export type ClauseReader = { userId: string; isReviewer: boolean }

export type ReadableClause = {
  id: string
  documentId: string
  documentTitle: string
  versionId: string
  clauseType: string
  quote: string
  answer: string | null
  confidence: number
  verdict: Verdict
  score: number
  start: number | null
  end: number | null
  page: number | null
}

export type ClauseFilter = { clauseType?: string | undefined; documentId?: string | undefined; verdict?: string | undefined; minConfidence?: number | undefined; maxConfidence?: number | undefined }

/** Analyses of serving versions that this person may read: delivered ones, and held ones for reviewers but never their author. */
const readable = ({ userId, isReviewer }: ClauseReader) => sql`documents d join requests r on r.id = d.analysis_request_id
  and r.withdrawn_at is null and ((r.status = 'done' and not r.is_held) or (${isReviewer}::boolean and r.is_held and r.actor_id <> ${userId}::uuid))`

const columns = sql`c.id, d.id as "documentId", d.title as "documentTitle", c.version_id as "versionId", c.clause_type as "clauseType", c.quote, c.answer, c.confidence, c.verdict, c.score,
  c.start_offset as start, c.end_offset as "end", c.page`

const from = (reader: ClauseReader) => sql`from ${readable(reader)} join extracted_clauses c on c.request_id = r.id and c.version_id = d.current_version_id`

function matching({ clauseType, documentId, verdict, minConfidence, maxConfidence }: ClauseFilter): SQL {
  return sql`d.deleted_at is null
    and (${clauseType ?? null}::text is null or c.clause_type = ${clauseType ?? null}::text)
    and (${documentId ?? null}::uuid is null or d.id = ${documentId ?? null}::uuid)
    and (${verdict ?? null}::text is null or c.verdict = ${verdict ?? null}::text)
    and (${minConfidence ?? null}::float8 is null or c.confidence >= ${minConfidence ?? null}::float8)
    and (${maxConfidence ?? null}::float8 is null or c.confidence < ${maxConfidence ?? null}::float8)`
}

/** Contract by contract, newest first, in reading order; `offset` clauses are passed over. */
export function listReadableClauses(tx: Tx, params: { reader: ClauseReader; filter: ClauseFilter; offset: number; limit: number }): Promise<ReadableClause[]> {
  const { reader, filter, offset, limit } = params
  return rows(tx, sql`select ${columns} ${from(reader)} where ${matching(filter)} order by d.id desc, c.start_offset nulls last, c.clause_type, c.id limit ${limit}::int offset ${offset}::int`)
}

export type ClauseTypeCount = { clauseType: string; clauses: number; contracts: number }

/** How many there are of each type, and in how many contracts; the filter's own type is left out of account. */
export function countReadableClauses(tx: Tx, { reader, filter }: { reader: ClauseReader; filter: ClauseFilter }): Promise<ClauseTypeCount[]> {
  return rows(
    tx,
    sql`select c.clause_type as "clauseType", count(*)::int as clauses, count(distinct d.id)::int as contracts ${from(reader)} where ${matching({ ...filter, clauseType: undefined })} group by c.clause_type`,
  )
}

export type AnalysedContract = { id: string; title: string; clauses: number }

/** Contracts whose clauses this person may read; with a type, only those without a clause of it. */
export function listAnalysedContracts(tx: Tx, { reader, without }: { reader: ClauseReader; without: string | null }): Promise<AnalysedContract[]> {
  return rows(
    tx,
    sql`select d.id, d.title, (select count(*)::int from extracted_clauses c where c.request_id = r.id and c.version_id = d.current_version_id) as clauses from ${readable(reader)}
      where d.deleted_at is null and (${without}::text is null or not exists (select 1 from extracted_clauses c where c.request_id = r.id and c.version_id = d.current_version_id and c.clause_type = ${without}::text))
      order by d.title, d.id limit 1000`,
  )
}

/** Contracts whose analysis is not there for this person yet: being written, or waiting for a reviewer. */
export async function countUnreadContracts(tx: Tx, { reader }: { reader: ClauseReader }): Promise<number> {
  const [row] = await rows<{ contracts: number }>(
    tx,
    sql`select count(*)::int as contracts from documents d where d.deleted_at is null and d.kind = 'contract' and d.id not in (select d.id from ${readable(reader)})`,
  )
  return row?.contracts ?? 0
}

/** Clauses that stand in one of the passages, wholly or in part. */
export function listClausesInPassages(tx: Tx, { reader, passages }: { reader: ClauseReader; passages: { documentId: string; start: number; end: number }[] }): Promise<ReadableClause[]> {
  if (passages.length === 0) return Promise.resolve([])
  return rows(
    tx,
    sql`select ${columns} ${from(reader)} where d.deleted_at is null and exists (
      select 1 from jsonb_to_recordset(${JSON.stringify(passages)}::jsonb) as p("documentId" uuid, start int, "end" int)
      where p."documentId" = d.id and c.start_offset < p."end" and c.end_offset > p.start) order by c.id limit 2000`,
  )
}
