import type { PDFDocumentLoadingTask, PDFDocumentProxy } from "pdfjs-dist"

export type OpenPdf = { pdf: PDFDocumentProxy; /** Height ÷ width of the first page. */ ratio: number }
type Kept = { opened: Promise<OpenPdf>; task: Promise<PDFDocumentLoadingTask>; users: number; timer: ReturnType<typeof setTimeout> | null }

/** A file just looked at is often looked at again: the next chip, the same panel. */
const keptMs = 60_000
const kept = new Map<string, Kept>()

/** Opens a file of a version, or takes the one that is open. Browser only; give every one back with `releasePdf`. */
export function takePdf(url: string): Promise<OpenPdf> {
  const known = kept.get(url) ?? open(url)
  if (known.timer) clearTimeout(known.timer)
  known.timer = null
  known.users++
  return known.opened
}

export function releasePdf(url: string): void {
  const known = kept.get(url)
  if (!known) return
  known.users--
  if (known.users > 0) return
  known.timer = setTimeout(() => {
    kept.delete(url)
    void known.task.then((task) => task.destroy()).catch(() => undefined)
  }, keptMs)
}

/** Opens a file and reads one of its pages before they are asked for, so that the page is there at once. */
export function warmPdf({ url, page }: { url: string; page: number | null }): void {
  takePdf(url)
    .then(({ pdf }) => (page === null || page < 1 || page > pdf.numPages ? undefined : readPage(pdf, page)))
    .catch(() => undefined)
  releasePdf(url)
}

/** Has pdf.js and its worker ready. */
export async function warmReader(): Promise<void> {
  await loadReader()
}

/** Drawn as small as can be: what takes long, fonts and the list of what to draw, is kept by pdf.js for the real drawing. */
async function readPage(pdf: PDFDocumentProxy, number: number): Promise<void> {
  const page = await pdf.getPage(number)
  await page.render({ canvas: document.createElement("canvas"), viewport: page.getViewport({ scale: 0.05 }) }).promise
}

function open(url: string): Kept {
  const task = startTask(url)
  const opened = task.then(async (started) => {
    const pdf = await started.promise
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
    return { pdf, ratio: height / width }
  })
  const entry: Kept = { opened, task, users: 0, timer: null }
  kept.set(url, entry)
  opened.catch(() => kept.delete(url))
  return entry
}

async function loadReader() {
  const pdfjs = await import("pdfjs-dist")
  pdfjs.GlobalWorkerOptions.workerPort ??= new Worker(new URL("pdfjs-dist/build/pdf.worker.mjs", import.meta.url), { type: "module" })
  return pdfjs
}

async function startTask(url: string): Promise<PDFDocumentLoadingTask> {
  const pdfjs = await loadReader()
  const assets = `${window.location.origin}/pdfjs`
  return pdfjs.getDocument({
    url,
    cMapUrl: `${assets}/cmaps/`,
    standardFontDataUrl: `${assets}/standard_fonts/`,
    wasmUrl: `${assets}/wasm/`,
    iccUrl: `${assets}/iccs/`,
    enableXfa: false,
    isEvalSupported: false,
  })
}
