import { availableParallelism } from "node:os"
import { drawPage, type PageToDraw } from "../extract-document"
import type { ExtractionFailure } from "../extraction/extraction-types"
import { parseTsv } from "./parse-tsv"
import type { RecognisedPage } from "./recognition-types"
import { runTesseract, type TesseractOptions } from "./run-tesseract"

export type PageRecognition = { ok: true; page: RecognisedPage } | { ok: false; failure: ExtractionFailure }

const key = Symbol.for("countersign.documents.recognitions")
const shared = globalThis as { [key]?: { running: number; waiting: (() => void)[] } }

/** Draws one page of a PDF in a child process and recognises what is written on it. A page that cannot be drawn is a result; rejects when the recogniser fails. */
export async function recognisePage(input: PageToDraw, tesseract: TesseractOptions): Promise<PageRecognition> {
  return inTurn(async () => {
    const drawn = await drawPage(input)
    if (!drawn.ok) return drawn
    const { png, width, height, scale } = drawn.picture
    const lines = parseTsv(await runTesseract(png, tesseract), { scale })
    return { ok: true, page: { page: input.page, width, height, lines, confidence: meanConfidence(lines) } }
  })
}

function meanConfidence(lines: readonly { text: string; confidence: number }[]): number {
  const letters = lines.reduce((sum, line) => sum + line.text.length, 0)
  return letters === 0 ? 0 : lines.reduce((sum, line) => sum + line.confidence * line.text.length, 0) / letters
}

/** Recognition takes a core each; half of them stay for everybody else. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const line = (shared[key] ??= { running: 0, waiting: [] })
  if (line.running >= Math.max(1, availableParallelism() >> 1)) await new Promise<void>((resolve) => line.waiting.push(resolve))
  else line.running++
  try {
    return await work()
  } finally {
    const next = line.waiting.shift()
    if (next === undefined) line.running--
    else next()
  }
}
