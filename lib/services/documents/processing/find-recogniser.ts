import { findTesseract } from "@/lib/documents/recognition/find-tesseract"
import type { TesseractOptions } from "@/lib/documents/recognition/run-tesseract"
import { env, programPath } from "@/lib/env"

const pageTimeoutMs = 60_000

/** How to recognise text on this machine; null where there is no program for it. */
export async function findRecogniser(): Promise<TesseractOptions | null> {
  const { TESSERACT_PATH: named, TESSERACT_LANGUAGES: languages } = env()
  const searchPath = programPath()
  const program = await findTesseract({ named, searchPath })
  return program === null ? null : { program, languages, searchPath, timeoutMs: pageTimeoutMs }
}

export const howToRecognise =
  "This document is a picture of text, as a scan is, and this installation has no program that recognises it. Ask your administrator to install tesseract on the server (or to name it in TESSERACT_PATH), then press “Try again”; or run text recognition (OCR) over the file yourself and upload the result as a new version."

/** Marks a version that serves without the text of its scanned pages. */
export const unrecognised = "pages_unrecognised"

export function warnOfUnrecognised(pages: readonly number[]): { code: string; message: string } {
  const named = pages.length === 1 ? `Page ${pages[0]} is a picture` : `${pages.length} pages are pictures`
  return { code: unrecognised, message: `${named} of text, and this installation has no program that recognises it. Ask your administrator to install tesseract on the server, then press “Try again”.` }
}
