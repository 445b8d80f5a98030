/** The page that is looked for goes before those that are only near it, and those before what may be looked at next. */
export type Urgency = "sought" | "near" | "ahead"
export type Drawing = { urgency: Urgency; begin: () => Promise<unknown> }

const order: Urgency[] = ["sought", "near", "ahead"]

/** Draws one page at a time, so that the screen stays smooth; what is looked for begins at once. A page that hangs keeps the others waiting for `patienceMs` and no longer. */
export function createDrawingQueue({ patienceMs }: { patienceMs: number }) {
  const waiting: Drawing[] = []
  const underWay = new Set<Drawing>()

  const startNext = () => {
    waiting.sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency))
    while (waiting[0] && (underWay.size === 0 || waiting[0].urgency === "sought")) start(waiting[0])
  }
  const start = (drawing: Drawing) => {
    waiting.splice(waiting.indexOf(drawing), 1)
    underWay.add(drawing)
    const end = () => {
      clearTimeout(timer)
      if (underWay.delete(drawing)) startNext()
    }
    const timer = setTimeout(end, patienceMs)
    drawing.begin().then(end, end)
  }
  return {
    add(drawing: Drawing): void {
      waiting.push(drawing)
      startNext()
    },
    /** Of a drawing that waits, or began already. */
    hurry(drawing: Drawing, urgency: Urgency): void {
      if (order.indexOf(urgency) >= order.indexOf(drawing.urgency)) return
      drawing.urgency = urgency
      startNext()
    },
    drop(drawing: Drawing): void {
      const place = waiting.indexOf(drawing)
      if (place >= 0) waiting.splice(place, 1)
    },
  }
}
