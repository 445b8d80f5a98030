import { drawPage, freePixels, type PagePicture, type WantedPicture } from "./draw-page"
import { createDrawingQueue, type Drawing, type Urgency } from "./drawing-queue"

export type TakenPicture = { drawn: Promise<PagePicture>; now: PagePicture | null; release: () => void }
type Entry = Drawing & WantedPicture & { users: number; now: PagePicture | null; drawn: Promise<PagePicture>; calledOff: AbortController }

/** Pixels of drawn pages that nobody looks at; four bytes each. */
const keptPixels = 12_000_000
/** A picture this much narrower or wider than wanted is as good, and not drawn anew. */
const fit = { narrowest: 0.97, widest: 1.2 }

const entries = new Set<Entry>()
const queue = createDrawingQueue({ patienceMs: 4_000 })

/** A page that is drawn already, about as wide. */
export function peekPicture(wanted: WantedPicture): PagePicture | null {
  return find(wanted)?.now ?? null
}

/** Takes the picture of a page, which is drawn where there is none. Give every one back. */
export function takePicture(wanted: WantedPicture, urgency: Urgency): TakenPicture {
  const entry = find(wanted) ?? add(wanted, urgency)
  entry.users++
  queue.hurry(entry, urgency)
  let isHeld = true
  const release = () => {
    if (isHeld) letGo(entry)
    isHeld = false
  }
  return { drawn: entry.drawn, now: entry.now, release }
}

function find({ url, number, widthPx }: WantedPicture): Entry | null {
  return [...entries].find((entry) => entry.url === url && entry.number === number && entry.widthPx >= widthPx * fit.narrowest && entry.widthPx <= widthPx * fit.widest) ?? null
}

function add(wanted: WantedPicture, urgency: Urgency): Entry {
  const calledOff = new AbortController()
  let begin: () => Promise<unknown> = () => Promise.resolve()
  const drawn = new Promise<PagePicture>((resolve, reject) => {
    begin = async () => drawPage(wanted, calledOff.signal).then(resolve, reject)
  })
  const entry: Entry = { ...wanted, urgency, users: 0, now: null, drawn, calledOff, begin: () => begin() }
  drawn.then(
    (picture) => {
      entry.now = picture
      if (calledOff.signal.aborted) freePixels(picture.canvas)
    },
    () => entries.delete(entry),
  )
  entries.add(entry)
  queue.add(entry)
  return entry
}

function letGo(entry: Entry): void {
  entry.users--
  if (entry.users > 0) return
  if (!entry.now) return drop(entry)
  entries.delete(entry)
  entries.add(entry)
  dropUnused()
}

function drop(entry: Entry): void {
  entries.delete(entry)
  queue.drop(entry)
  entry.calledOff.abort()
  if (entry.now) freePixels(entry.now.canvas)
}

/** The longest unused first. */
function dropUnused(): void {
  const unused = [...entries].filter(({ users, now }) => users === 0 && now !== null && !now.canvas.isConnected)
  let pixels = unused.reduce((sum, entry) => sum + pixelsOf(entry), 0)
  for (const entry of unused) {
    if (pixels <= keptPixels) return
    pixels -= pixelsOf(entry)
    drop(entry)
  }
}

function pixelsOf({ now }: Entry): number {
  return now ? now.canvas.width * now.canvas.height : 0
}
