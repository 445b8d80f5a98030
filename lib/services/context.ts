import type { Database, Scope } from "@/drizzle/client"
import type { CallLedger } from "@/lib/inference/call-ledger"
import type { Models } from "@/lib/inference/models"
import type { Log } from "@/lib/telemetry/log"
import type { Actor } from "./actor"
import type { ProductEvent } from "./events"
import type { ImportAccess } from "./imports/import-access"
import type { PromptCatalogue } from "./prompts/catalogue"
import type { Resilience } from "./resilience"
import type { FrameLog } from "./requests/stream/frame-log"
import type { StreamHub } from "./requests/stream/stream-hub"

/** Everything a verb may reach; wired in lib/deps.ts, faked in tests. */
export type Deps = {
  database: Database
  /** Every call that is made through them is reported to the breakers. */
  models: Models
  resilience: Resilience
  prompts: PromptCatalogue
  ledger: CallLedger
  hub: StreamHub
  frames: FrameLog
  imports: ImportAccess
  /** Best effort, after a commit; a row whose announcement got lost is announced again by the sweeper. */
  announce: (events: ProductEvent[]) => Promise<void>
  clock: () => Date
  log: Log
  facts: { engine: string; version: string; hasDemoSignIns: boolean }
}

/** Who asks, what may be reached, and the id that logs and problems carry. */
export type ServiceContext = { actor: Actor; deps: Deps; requestId: string }

export function scopeOf(ctx: ServiceContext): Scope {
  return { workspaceId: ctx.actor.workspaceId, userId: ctx.actor.userId, role: ctx.actor.role }
}
