import { z } from "zod"
import { abortRun } from "./abort-run"
import type { Engine } from "./engine-state"

const Announcement = z.object({ from: z.string(), isWorkDue: z.boolean(), cancelled: z.array(z.string()) })

/** Acts on what another process has committed. */
export function hearWake(engine: Engine, payload: string): void {
  const parsed = Announcement.safeParse(JSON.parse(payload))
  if (!parsed.success || parsed.data.from === engine.owner) return
  for (const runId of parsed.data.cancelled) abortRun(engine, runId)
  if (parsed.data.isWorkDue) engine.wake()
}
