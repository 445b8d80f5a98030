import type { Frame, StreamHub } from "./stream-hub"

export type FrameSubscription = {
  /** Frames that were pushed since the last call. */
  take: () => Frame[]
  hasPushed: () => boolean
  /** True once after something changed that was not pushed. */
  takeChange: () => boolean
  markChanged: () => void
  /** Follows the frames of the request that was joined, if any; true when that is another one than before. */
  follow: (leaderId: string | null) => boolean
  /** Resolves with true when something comes, with false when nothing does for so long. */
  wait: (ms: number) => Promise<boolean>
  wake: () => void
  close: () => void
}

const textTypes: unknown[] = ["text-start", "text-delta", "text-end"]

/** What is committed for one reader, in this process and elsewhere. Of another's request only text comes straight through: any other part may mean a different thing for those who joined. */
export function subscribeFrames(hub: StreamHub, requestId: string): FrameSubscription {
  const pushed: Frame[] = []
  let hasChanged = true
  let resume = () => {}
  let followed: { leaderId: string; stop: () => void } | null = null
  const change = () => {
    hasChanged = true
    resume()
  }
  const push = (frames: Frame[]) => {
    pushed.push(...frames)
    resume()
  }
  const stop = hub.subscribe(`request:${requestId}`, (frames) => (frames ? push(frames) : change()))
  return {
    take: () => pushed.splice(0),
    hasPushed: () => pushed.length > 0,
    takeChange: () => {
      const had = hasChanged
      hasChanged = false
      return had
    },
    markChanged: () => {
      hasChanged = true
    },
    follow: (leaderId) => {
      if (leaderId === (followed?.leaderId ?? null)) return false
      followed?.stop()
      const isText = (frames: Frame[]) => frames.every(({ part }) => textTypes.includes(part.type))
      followed = leaderId ? { leaderId, stop: hub.subscribe(`request:${leaderId}`, (frames) => (frames && isText(frames) ? push(frames) : change())) } : null
      return true
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), ms)
        resume = () => {
          clearTimeout(timer)
          resolve(true)
        }
      }),
    wake: () => resume(),
    close: () => {
      stop()
      followed?.stop()
    },
  }
}
