import { asc, eq, getTableColumns, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { citations, documents, documentVersions } from "@/drizzle/schema"
import { sourceFacts } from "./source-facts"

/** The sections in which a citation begins, outermost first: a passage may begin in an earlier one. */
const heading = sql<string | null>`(select string_agg(s ->> 'heading', ' › ' order by (s ->> 'start')::int, (s ->> 'level')::int)
  from jsonb_array_elements(${documentVersions.sections}) s where (s ->> 'start')::int <= ${citations.start} and ${citations.start} < (s ->> 'end')::int)`

export function listCitations(tx: Tx, requestId: string) {
  return tx
    .select({ ...getTableColumns(citations), documentTitle: documents.title, versionNumber: documentVersions.number, heading, ...sourceFacts })
    .from(citations)
    .leftJoin(documents, eq(documents.id, citations.documentId))
    .leftJoin(documentVersions, eq(documentVersions.id, citations.versionId))
    .where(eq(citations.requestId, requestId))
    .orderBy(asc(citations.answerStart), asc(citations.marker))
}
