import type * as Pdfjs from "pdfjs-dist"
import type { PDFDocumentLoadingTask, PDFWorker } from "pdfjs-dist"

type Reader = { pdfjs: typeof Pdfjs; worker: PDFWorker; port: Worker }

/** Fewer requests than pdf.js would send by itself; a file of up to twice this size comes in one. */
const pieceBytes = 256 * 1024

let reader: Promise<Reader> | null = null

/** pdf.js with one worker for all files of the page. Browser only; loaded once. */
export function loadReader(): Promise<Reader> {
  reader ??= startReader().catch((error: unknown) => {
    reader = null
    throw error
  })
  return reader
}

/** Begins to open a file. Of a large one only the pieces that are looked at are fetched. */
export function startReading({ pdfjs, worker }: Reader, url: string): PDFDocumentLoadingTask {
  const assets = `${window.location.origin}/pdfjs`
  return pdfjs.getDocument({
    url,
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
