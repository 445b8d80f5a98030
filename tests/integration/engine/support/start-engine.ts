import { Inngest, type InngestFunction } from "inngest"
import type { Database } from "@/drizzle/client"
import { createEmbeddedEngine, type EmbeddedEngine, type EngineOptions } from "@/inngest/embedded"
import { createRecorder, type Recorder } from "./recorder"

export type FunctionContext = { client: Inngest; recorder: Recorder; engine: EmbeddedEngine }
export type Programs = (context: FunctionContext) => InngestFunction.Any[]

export type RunningEngine = FunctionContext & { send: Inngest["send"]; stop: () => Promise<void> }

const silent = { info() {}, warn() {}, error() {}, debug() {} }

/** An engine that runs the given functions, with short delays and a client of its own. */
export async function startEngine(database: Database, input: { programs: Programs; recorder?: Recorder; options?: Partial<EngineOptions>; clientId?: string }): Promise<RunningEngine> {
  const engine = createEmbeddedEngine({ database, log: silent, backoffMs: () => 300, ...input.options })
  const client = new Inngest({ id: input.clientId ?? "test", isDev: true, baseUrl: "http://embedded.invalid", fetch: engine.fetch, logger: silent })
  const context = { client, engine, recorder: input.recorder ?? createRecorder() }
  await engine.start({ client, functions: input.programs(context) })
  return { ...context, send: client.send.bind(client), stop: () => engine.stop() }
}
