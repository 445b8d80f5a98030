"use client"

import { useEffect, useState } from "react"
import type { PDFDocumentProxy } from "pdfjs-dist"
import { openPdf } from "./open-pdf"

export type PdfState = { pdf: PDFDocumentProxy; ratio: number } | { error: string } | null

/** An open PDF and the shape of its first page, which stands in for pages that were not looked at yet. */
export function usePdf(url: string): PdfState {
  const [state, setState] = useState<{ url: string; value: PdfState }>({ url, value: null })
  useEffect(() => {
    let isGone = false
    let close: (() => Promise<void>) | null = null
    const open = async () => {
      try {
        const task = await openPdf(url)
        close = () => task.destroy()
        if (isGone) return void close()
        const pdf = await task.promise
        const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
        if (!isGone) setState({ url, value: { pdf, ratio: height / width } })
      } catch {
        if (!isGone) setState({ url, value: { error: "The pages of this file cannot be drawn here. Its text can still be read." } })
      }
    }
    void open()
    return () => {
      isGone = true
      void close?.()
    }
  }, [url])
  return state.url === url ? state.value : null
}
