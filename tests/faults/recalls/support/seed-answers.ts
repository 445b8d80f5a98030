import { sql } from "drizzle-orm"
import { rows } from "@/drizzle/client"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { createRequest } from "@/lib/services/requests"
import { runSteps } from "@/tests/support/run-request"

/** So many delivered answers of each of these people, all different; gives a stretch of time that holds them all. */
export async function seedAnswers(people: ServiceContext[], each: number) {
  const [first] = people
  if (!first) throw new Error("nobody asks")
  const from = new Date(Date.now() - 1_000).toISOString()
  const { id } = await createRequest(first, { input: { promptKey: "ticket_classify", payload: { text: "I was charged twice." } } })
  await runSteps(first, id)
  for (const person of people)
    await person.deps.database.workspace(scopeOf(person), (tx) =>
      rows(
        tx,
        sql`insert into requests (id, workspace_id, actor_id, prompt_key, release_id, payload, payload_hash, document_ids, status, result_output, finished_at, announced_at)
          select gen_random_uuid(), r.workspace_id, ${person.actor.userId}, r.prompt_key, r.release_id, jsonb_build_object('text', 'I was charged twice, ticket ' || n), md5(${person.actor.userId} || n), r.document_ids, 'done', r.result_output, now(), now()
          from requests r, generate_series(1, ${each}::int) n where r.id = ${id} returning 1 as ok`,
      ),
    )
  return { kind: "period" as const, from, to: new Date(Date.now() + 1_000).toISOString() }
}
