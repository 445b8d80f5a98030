import type { PDFDocumentProxy } from "pdfjs-dist"
import { loadReader, startReading, whileRunning } from "./pdf-reader"

export type OpenPdf = { pdf: PDFDocumentProxy; /** Height ÷ width of the first page. */ ratio: number; /** So much of it came over the network. */ fetched: { bytes: number } }
type Kept = { opened: Promise<OpenPdf>; now: OpenPdf | null; users: number }

/** So many files that nobody looks at stay open: the next mark, the same panel. The longest unused is closed first. */
const keptUnused = 4
const kept = new Map<string, Kept>()

/** Opens a file of a version, or takes the one that is open. Browser only; give every one back. */
export function takePdf(url: string): { opened: Promise<OpenPdf>; release: () => void } {
  const known = kept.get(url) ?? open(url)
  known.users++
  let isHeld = true
  const release = () => {
    if (isHeld) letGo(url, known)
    isHeld = false
  }
  return { opened: known.opened, release }
}

/** A file that is open already. */
export function peekPdf(url: string): OpenPdf | null {
  return kept.get(url)?.now ?? null
}

function letGo(url: string, entry: Kept): void {
  entry.users--
  if (entry.users > 0 || kept.get(url) !== entry) return
  kept.delete(url)
  kept.set(url, entry)
  const unused = [...kept].filter(([, { users }]) => users === 0)
  for (const [closed, { opened }] of unused.slice(0, Math.max(0, unused.length - keptUnused))) {
    kept.delete(closed)
    opened.then(({ pdf }) => pdf.loadingTask.destroy()).catch(() => undefined)
  }
}

function open(url: string): Kept {
  const entry: Kept = { opened: read(url), now: null, users: 0 }
  kept.set(url, entry)
  entry.opened.then(
    (opened) => (entry.now = opened),
    () => kept.get(url) === entry && kept.delete(url),
  )
  return entry
}

async function read(url: string): Promise<OpenPdf> {
  const reader = await loadReader()
  const fetched = { bytes: 0 }
  const task = await startReading(reader, { url, onBytes: (count) => (fetched.bytes += count) })
  const firstPage = async () => {
    const pdf = await task.promise
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
    return { pdf, ratio: height / width, fetched }
  }
  try {
    return await whileRunning(reader, firstPage())
  } catch (error) {
    await task.destroy().catch(() => undefined)
    throw error
  }
}
