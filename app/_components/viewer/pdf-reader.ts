import type * as Pdfjs from "pdfjs-dist"
import type { PDFDocumentLoadingTask, PDFWorker } from "pdfjs-dist"
import { fetchPart } from "./fetch-part"

type Reader = { pdfjs: typeof Pdfjs; worker: PDFWorker; port: Worker }

/** Small files come in one piece, and of larger ones those that hold what is looked at. */
const pieceBytes = 512 * 1024

let reader: Promise<Reader> | null = null

/** pdf.js with one worker for all files of the page. Browser only; loaded once. */
export function loadReader(): Promise<Reader> {
  reader ??= startReader().catch((error: unknown) => {
    reader = null
    throw error
  })
  return reader
}

/** Begins to open a file, of which a large one is fetched only where it is looked at; `onBytes` hears of all that came. */
export async function startReading({ pdfjs, worker }: Reader, { url, onBytes }: { url: string; onBytes: (count: number) => void }): Promise<PDFDocumentLoadingTask> {
  const assets = `${window.location.origin}/pdfjs`
  const { bytes, total } = await fetchPart(url, { start: 0, end: pieceBytes })
  onBytes(bytes.byteLength)
  const range = new pdfjs.PDFDataRangeTransport(total, bytes.byteLength < total ? bytes : null)
  const task = pdfjs.getDocument({
    ...(bytes.byteLength < total ? { range } : { data: bytes }),
    worker,
    rangeChunkSize: pieceBytes,
    disableStream: true,
    disableAutoFetch: true,
    cMapUrl: `${assets}/cmaps/`,
    standardFontDataUrl: `${assets}/standard_fonts/`,
    wasmUrl: `${assets}/wasm/`,
    iccUrl: `${assets}/iccs/`,
    enableXfa: false,
    isEvalSupported: false,
  })
  range.requestDataRange = (begin: number, end: number) => {
    fetchPart(url, { start: begin, end }).then(
      (part) => {
        onBytes(part.bytes.byteLength)
        range.onDataRange(begin, part.bytes.subarray(begin - part.start, end - part.start))
      },
      // Whoever waits for a page is told that there is none.
      () => void task.destroy(),
    )
  }
  return task
}

/** Rejects when the reader's worker cannot go on: its files must be opened anew, in another. */
export function whileRunning<T>({ port }: Reader, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error("the PDF reader stopped"))
    port.addEventListener("error", fail)
    void work.then(resolve, reject).finally(() => port.removeEventListener("error", fail))
  })
}

async function startReader(): Promise<Reader> {
  const port = new Worker(new URL("pdfjs-dist/build/pdf.worker.mjs", import.meta.url), { type: "module" })
  port.addEventListener("error", () => {
    reader = null
  })
  const pdfjs = await import("pdfjs-dist")
  return { pdfjs, worker: new pdfjs.PDFWorker({ port: port as never }), port }
}
