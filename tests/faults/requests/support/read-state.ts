import { sql } from "drizzle-orm"
import { type Database, rows } from "@/drizzle/client"
import type { Usage } from "@/lib/inference/usage"

export type RequestState = { id: string; key: string | null; promptKey: string; status: string; isHeld: boolean; text: string | null; hasOutput: boolean; ends: number; reviews: number; attempts: number; error: string | null }
export type CallState = Usage & { id: string; requestId: string; status: string; isEstimated: boolean; provider: "anthropic" | "openai"; model: string; purpose: string; cost: string; bound: string; startedAtMs: number }
export type FrameState = { requestId: string; seq: number; part: { type: string; delta?: string } }
export type StepState = { runId: string; step: string; finishedAtMs: number }

/** Everything that a run of requests leaves in the database, of one workspace. */
export async function readState(database: Database, workspaceId: string) {
  return database.system(async (tx) => ({
    requests: await rows<RequestState>(
      tx,
      sql`select r.id, k.key, r.prompt_key as "promptKey", r.status, r.is_held as "isHeld", r.result_text as text, r.result_output is not null as "hasOutput", r.current_attempt as attempts,
        r.error_message as error,
        (select count(*)::int from audit_log a where a.subject_id = r.id::text and a.action in ('request.delivered', 'request.held', 'request.failed', 'request.cancelled')) as ends,
        (select count(*)::int from review_items i where i.request_id = r.id) as reviews
        from requests r left join idempotency_keys k on k.request_id = r.id where r.workspace_id = ${workspaceId} order by r.id`,
    ),
    calls: await rows<CallState>(
      tx,
      sql`select id, request_id as "requestId", status, is_estimated as "isEstimated", provider, model, purpose, cost_nano_usd::text as cost, bound_nano_usd::text as bound,
        input_tokens as "inputTokens", cache_read_tokens as "cacheReadTokens", cache_write_5m_tokens as "cacheWrite5mTokens",
        cache_write_1h_tokens as "cacheWrite1hTokens", output_tokens as "outputTokens", (extract(epoch from started_at) * 1000)::float8 as "startedAtMs"
        from calls where workspace_id = ${workspaceId}`,
    ),
    frames: await rows<FrameState>(tx, sql`select request_id as "requestId", seq, part from stream_frames where workspace_id = ${workspaceId} order by request_id, seq`),
    steps: await rows<StepState>(tx, sql`select run_id as "runId", name as step, (extract(epoch from finished_at) * 1000)::float8 as "finishedAtMs" from engine_steps`),
    liveRuns: (await rows<{ id: string }>(tx, sql`select id from engine_runs where ended_at is null and function_id like '%answer-request'`)).length,
    failedRuns: (await rows<{ id: string }>(tx, sql`select id from engine_runs where status = 'failed' and function_id like '%answer-request'`)).length,
    openHolds: (await rows<{ id: string }>(tx, sql`select id from reservations where workspace_id = ${workspaceId} and state = 'held'`)).length,
  }))
}

export type State = Awaited<ReturnType<typeof readState>>
