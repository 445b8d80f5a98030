import { z } from "zod"
import { acceptEvents } from "./accept-events"
import { type Engine, parseDispatchKey } from "./engine-state"
import { plainError } from "./plain-error"
import { InvalidEventError, readEvents } from "./read-events"
import { saveCheckpoint } from "./store/save-checkpoint"
import { transact } from "./transact"

const registrationWaitMs = 30_000

const CheckpointBody = z.object({
  qi_id: z.string(),
  // A step also carries its arguments and the SDK's own state, which have no place in the database.
  steps: z.array(z.object({ id: z.string(), op: z.enum(["Step", "StepRun"]), displayName: z.string().nullish(), data: z.unknown().optional() })),
})

/** Stands in for the network: every call that the SDK would make to Inngest's server ends here. */
export async function handleFetch(engine: Engine, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  try {
    if (pathname.startsWith("/e/")) return await receiveEvents(engine, request)
    if (pathname === "/fn/register") return await receiveRegistration(engine, request)
    const checkpoint = /^\/v1\/checkpoint\/([^/]+)\/async$/.exec(pathname)
    if (checkpoint?.[1]) return await receiveCheckpoint(engine, { request, runId: decodeURIComponent(checkpoint[1]) })
    return answer(501, { error: `the embedded engine does not implement ${pathname}` })
  } catch (error) {
    engine.options.log.error({ err: plainError(error), call: pathname.split("/", 2)[1] }, "engine could not serve the SDK")
    return answer(500, { error: plainError(error).message })
  }
}

async function receiveEvents(engine: Engine, request: Request): Promise<Response> {
  try {
    const events = readEvents(await request.json(), request.headers.get("x-inngest-event-id-seed"))
    // Before the functions are known an event would be stored and trigger nothing.
    if (!(await isRegistered(engine))) return answer(503, { error: "the embedded engine has not been started" })
    await transact(engine, (unit) => acceptEvents(unit, events))
    return answer(200, { ids: events.map((event) => event.id) })
  } catch (error) {
    if (error instanceof InvalidEventError) return answer(400, { ids: [], error: error.message })
    throw error
  }
}

async function receiveRegistration(engine: Engine, request: Request): Promise<Response> {
  const body = (await request.json()) as { functions: unknown[] }
  engine.registration = body.functions
  return answer(200, { ok: true, modified: true })
}

/** 409 makes the SDK stop before its next step: the lease is gone, the run has ended, or this process is stopping. */
async function receiveCheckpoint(engine: Engine, input: { request: Request; runId: string }): Promise<Response> {
  const body = CheckpointBody.parse(await input.request.json())
  const steps = body.steps.map((step) => ({ id: step.id, op: step.op, name: step.displayName ?? null, value: { data: step.data ?? null } }))
  const handBack = engine.phase !== "running"
  const isSaved = await transact(engine, async (unit) => {
    const saved = await saveCheckpoint(unit.tx, { runId: input.runId, ...parseDispatchKey(body.qi_id), steps, handBack })
    if (saved && handBack) unit.effects.dueCount += 1
    return saved
  })
  return isSaved && !handBack ? answer(200, {}) : answer(409, { error: "stale dispatch" })
}

async function isRegistered(engine: Engine): Promise<boolean> {
  if (engine.handler) return true
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, registrationWaitMs)
  })
  await Promise.race([engine.registered.promise, late])
  clearTimeout(timer)
  return engine.handler !== null
}

function answer(status: number, body: Record<string, unknown>): Response {
  return Response.json({ status, ...body }, { status })
}
