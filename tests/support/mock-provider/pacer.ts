/** One timer for all paced streams: `due` is called every tick until it returns false. */
export function createPacer(tickMs: number) {
  const streams = new Set<(now: number) => boolean>()
  let timer: ReturnType<typeof setInterval> | null = null
  const tick = () => {
    const now = performance.now()
    for (const due of streams) if (!due(now)) streams.delete(due)
    if (streams.size === 0 && timer) {
      clearInterval(timer)
      timer = null
    }
  }
  return {
    add(due: (now: number) => boolean) {
      streams.add(due)
      timer ??= setInterval(tick, tickMs)
    },
    stop() {
      streams.clear()
      if (timer) clearInterval(timer)
      timer = null
    },
  }
}

export type Pacer = ReturnType<typeof createPacer>
