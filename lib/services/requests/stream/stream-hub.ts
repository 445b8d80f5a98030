import { randomUUID } from "node:crypto"
import type { Database, Tx } from "@/drizzle/client"
import { changesChannel, notifyChanges } from "@/lib/store/operations/notify-changes"

export type Frame = { seq: number; part: Record<string, unknown> }

/** Frames that are durable already, or null: something changed, read it again. */
export type HubListener = (frames: Frame[] | null) => void

/**
 * Who waits for what, in this process, and the wire to the other processes. Keys are `request:<id>`, `cancel:<id>` and
 * `document:<id>`. Nothing is kept: whoever listens reads the database first.
 */
export type StreamHub = {
  subscribe(key: string, listener: HubListener): () => void
  /** After a commit: to the listeners of this process. */
  publish(key: string, frames?: Frame[]): void
  /** Within a transaction: to the other processes, when it commits. */
  notify(tx: Tx, keys: string[]): Promise<void>
  listenerCount(): number
  close(): Promise<void>
}

export async function openStreamHub(database: Database): Promise<StreamHub> {
  const instanceId = randomUUID()
  const listeners = new Map<string, Set<HubListener>>()

  function publish(key: string, frames?: Frame[]): void {
    for (const listener of listeners.get(key) ?? []) listener(frames ?? null)
  }

  const stop = database.kind === "pglite" ? null : await database.listen(changesChannel, (payload) => {
    const [from, ...keys] = payload.split(" ")
    if (from !== instanceId) for (const key of keys) publish(key)
  })

  return {
    subscribe(key, listener) {
      const set = listeners.get(key) ?? new Set()
      listeners.set(key, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(key) === set) listeners.delete(key)
      }
    },
    publish,
    notify: (tx, keys) => (database.kind === "pglite" ? Promise.resolve() : notifyChanges(tx, { from: instanceId, keys })),
    listenerCount: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
    close: async () => {
      await stop?.()
    },
  }
}
