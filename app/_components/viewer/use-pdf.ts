"use client"

import { useEffect, useState } from "react"
import { peekPdf, takePdf, type OpenPdf } from "./open-pdf"

export type PdfState = OpenPdf | { error: string } | null

/** An open PDF and the shape of its first page, which stands in for pages that were not looked at yet. */
export function usePdf(url: string): PdfState {
  const [state, setState] = useState<{ url: string; value: PdfState }>(() => ({ url, value: peekPdf(url) }))
  useEffect(() => {
    let isGone = false
    const { opened, release } = takePdf(url)
    opened.then(
      (value) => !isGone && setState({ url, value }),
      () => !isGone && setState({ url, value: { error: "The pages of this file cannot be drawn here. Its text can still be read." } }),
    )
    return () => {
      isGone = true
      release()
    }
  }, [url])
  return state.url === url ? state.value : null
}
