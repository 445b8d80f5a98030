import { pdfUrl } from "../viewer/pdf-url"
import { loadPdfViewer } from "../viewer/use-pdf-viewer"
import { openPlaceOf, type OpenPlace, type SourcePlace } from "./source-place"

/** By then a page that was just opened is done with itself. */
const restMs = 1_500
const soonMs = 150
/** What is drawn before anybody asked for it: so many pages, and no further one once so much was fetched. */
const mostPages = 4
const mostBytes = 4_000_000

/** Of several answers on a page the last is read next. */
let newest: AbortController | null = null

/** Has the first pages that an answer cites ready, and the viewer with them, while nothing else is to be done. Browser only; returns how to call it off. */
export function warmAnswer(places: readonly (SourcePlace | null)[]): () => void {
  const cited = citedPages(places)
  if (cited.length === 0 || isSparing()) return () => undefined
  const own = new AbortController()
  newest?.abort()
  newest = own
  void warmInTurn(cited, own.signal)
  return () => own.abort()
}

/** Has ready what will be shown when this mark is opened. Browser only. */
export function warmSource(place: SourcePlace | null): void {
  const [page] = citedPages([place])
  if (!page) return
  void loadPdfViewer()
  void import("../viewer/draw-ahead").then(({ drawAhead }) => drawAhead({ ...page, isNext: true })).catch(() => undefined)
}

type CitedPage = Pick<OpenPlace, "documentId" | "versionId" | "page"> & { url: string }

/** Every page once, in the order of the marks. */
function citedPages(places: readonly (SourcePlace | null)[]): CitedPage[] {
  const pages = new Map<string, CitedPage>()
  for (const place of places) {
    const open = place && openPlaceOf(place)
    if (open?.mediaType !== "application/pdf") continue
    const { documentId, versionId, page } = open
    pages.set(`${versionId} ${page}`, { documentId, versionId, page, url: pdfUrl(open) })
  }
  return [...pages.values()]
}

async function warmInTurn(pages: CitedPage[], signal: AbortSignal): Promise<void> {
  await untilIdle(Math.max(soonMs, restMs - performance.now()))
  if (signal.aborted) return
  void loadPdfViewer()
  const viewer = await import("../viewer/draw-ahead").catch(() => null)
  await viewer?.warmReader().catch(() => undefined)
  for (const page of pages.slice(0, mostPages)) {
    await untilIdle(0)
    if (signal.aborted || !viewer) return
    const fetched = [...new Set(pages.map(({ url }) => url))].reduce((sum, url) => sum + viewer.fetchedBytes(url), 0)
    if (fetched > mostBytes) return
    await viewer.drawAhead({ ...page, isNext: false })
  }
}

/** Somebody who saves data, or has little, is sent only what they ask for. */
function isSparing(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  return connection?.saveData === true || connection?.effectiveType === "slow-2g" || connection?.effectiveType === "2g"
}

/** After so many milliseconds, as soon as the browser has nothing better to do; Safari does not say when that is. */
async function untilIdle(waitMs: number): Promise<void> {
  if (document.readyState !== "complete") await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }))
  await new Promise((resolve) => setTimeout(resolve, waitMs))
  await new Promise<unknown>((resolve) => ("requestIdleCallback" in window ? window.requestIdleCallback(resolve, { timeout: 1_000 }) : resolve(null)))
}
