import { describe, expect, it, vi } from "vitest"
import { createDrawingQueue, type Drawing, type Urgency } from "./drawing-queue"

function stage() {
  const begun: string[] = []
  const endings = new Map<string, () => void>()
  const make = (name: string, urgency: Urgency): Drawing => ({ urgency, begin: () => new Promise<void>((resolve) => void (begun.push(name), endings.set(name, resolve))) })
  const end = async (name: string) => {
    endings.get(name)?.()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { begun, make, end, queue: createDrawingQueue({ patienceMs: 1_000 }) }
}

describe("pages to be drawn", () => {
  it("are drawn one after the other, the near ones before what may be looked at next", async () => {
    const { begun, make, end, queue } = stage()
    for (const [name, urgency] of [["a", "near"], ["b", "ahead"], ["c", "near"]] as const) queue.add(make(name, urgency))
    expect(begun).toEqual(["a"])
    await end("a")
    expect(begun).toEqual(["a", "c"])
    await end("c")
    expect(begun).toEqual(["a", "c", "b"])
  })

  it("do not keep the one that is looked for waiting", async () => {
    const { begun, make, end, queue } = stage()
    queue.add(make("near", "near"))
    queue.add(make("sought", "sought"))
    expect(begun).toEqual(["near", "sought"])
    const later = make("later", "ahead")
    queue.add(later)
    await end("near")
    expect(begun).toHaveLength(2)
    queue.hurry(later, "sought")
    expect(begun).toEqual(["near", "sought", "later"])
  })

  it("are not drawn when nobody waits for them any more", async () => {
    const { begun, make, end, queue } = stage()
    const [first, gone, next] = [make("first", "near"), make("gone", "near"), make("next", "near")]
    for (const drawing of [first, gone, next]) queue.add(drawing)
    queue.drop(gone)
    await end("first")
    expect(begun).toEqual(["first", "next"])
  })

  it("go on past one that fails, and past one that never ends", async () => {
    vi.useFakeTimers()
    const { begun, make, queue } = stage()
    queue.add({ urgency: "near", begin: () => Promise.reject(new Error("damaged")) })
    queue.add(make("hangs", "near"))
    queue.add(make("next", "near"))
    await vi.advanceTimersByTimeAsync(0)
    expect(begun).toEqual(["hangs"])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(begun).toEqual(["hangs", "next"])
    vi.useRealTimers()
  })
})
