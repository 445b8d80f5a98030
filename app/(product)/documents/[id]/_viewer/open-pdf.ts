import type { PDFDocumentLoadingTask } from "pdfjs-dist"

/** Loads pdf.js, its worker and a file; call `destroy` on what comes back. Browser only. */
export async function openPdf(url: string): Promise<PDFDocumentLoadingTask> {
  const pdfjs = await import("pdfjs-dist")
  pdfjs.GlobalWorkerOptions.workerPort ??= new Worker(new URL("pdfjs-dist/build/pdf.worker.mjs", import.meta.url), { type: "module" })
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
