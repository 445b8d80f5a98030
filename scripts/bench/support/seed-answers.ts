import { sql } from "drizzle-orm"
import { rows } from "@/drizzle/client"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { createTextDocument } from "@/lib/services/documents"
import { createRequest } from "@/lib/services/requests"
import { runEngine } from "@/tests/integration/documents-services/run-engine"
import { runSteps } from "@/tests/support/run-request"
import type { Tenant, TestDeps } from "@/tests/support/deps"

const authors = 20

/** Answers of many people on one version of one document: one is asked, the others are copies of it. */
export async function seedAnswers(ctx: ServiceContext, { tenant, count }: { tenant: Tenant; count: number }) {
  const people: ServiceContext[] = []
  for (let n = 0; n < authors; n++) people.push(await tenant.context("member", `Author ${n}`))
  const [first] = people
  if (!first) throw new Error("nobody asks")
  const { id: documentId, versionId } = await createTextDocument(first, { title: "Lease", text: "# Lease\n\nThe agreement ends after thirty days unless both sides agree to renew it in writing.\n" })
  await runEngine(ctx.deps as TestDeps)
  const { id } = await createRequest(first, { input: { promptKey: "rag_answer", payload: { question: "When does the agreement end?" }, documentIds: [documentId], fresh: true } })
  await runSteps(first, id)
  const authorIds = `{${people.map(({ actor }) => actor.userId).join(",")}}`
  await ctx.deps.database.workspace(scopeOf(first), (tx) =>
    rows(
      tx,
      sql`with made as (
          insert into requests (id, workspace_id, actor_id, prompt_key, release_id, payload, payload_hash, document_ids, status, result_text, finished_at, announced_at)
          select gen_random_uuid(), r.workspace_id, (${authorIds}::text::uuid[])[1 + n % ${authors}::int], r.prompt_key, r.release_id, r.payload, r.payload_hash, r.document_ids, 'done', r.result_text, now(), now()
          from requests r, generate_series(1, ${count - 1}::int) n where r.id = ${id} returning id),
        sourced as (insert into request_sources (workspace_id, request_id, marker, chunk_id, document_id, version_id, start_offset, end_offset, score)
          select s.workspace_id, m.id, s.marker, s.chunk_id, s.document_id, s.version_id, s.start_offset, s.end_offset, s.score from made m, request_sources s where s.request_id = ${id} returning 1)
        insert into stream_frames (workspace_id, request_id, attempt, seq, part) select f.workspace_id, m.id, f.attempt, f.seq, f.part from made m, stream_frames f where f.request_id = ${id} returning 1 as ok`,
    ),
  )
  return { kind: "version" as const, documentId, versionId }
}
