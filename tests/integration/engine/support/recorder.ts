type Entry = { tag: string; atMs: number; facts: Record<string, unknown> }

/** What the functions under test did, in order. */
export type Recorder = {
  note(tag: string, facts?: Record<string, unknown>): void
  all(tag: string, where?: Record<string, unknown>): Entry[]
  count(tag: string, where?: Record<string, unknown>): number
  tags(): string[]
  /** Resolves with the entries once there are `count` of them; throws, with what was seen, after `withinMs`. */
  until(tag: string, options?: { where?: Record<string, unknown>; count?: number; withinMs?: number }): Promise<Entry[]>
}

export function createRecorder(): Recorder {
  const entries: Entry[] = []
  const all = (tag: string, where: Record<string, unknown> = {}) =>
    entries.filter((entry) => entry.tag === tag && Object.entries(where).every(([key, value]) => entry.facts[key] === value))
  return {
    note: (tag, facts = {}) => void entries.push({ tag, atMs: performance.timeOrigin + performance.now(), facts }),
    all,
    count: (tag, where) => all(tag, where).length,
    tags: () => entries.map((entry) => entry.tag),
    async until(tag, { where = {}, count = 1, withinMs = 25_000 } = {}) {
      const untilMs = Date.now() + withinMs
      for (;;) {
        const found = all(tag, where)
        if (found.length >= count) return found
        if (Date.now() > untilMs) throw new Error(`waited ${withinMs} ms for ${count} of "${tag}" ${JSON.stringify(where)}; saw ${JSON.stringify(entries.slice(-30))}`)
        await pause(10)
      }
    },
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
