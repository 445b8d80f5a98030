"use client"

import { useEffect, useSyncExternalStore, type ComponentType } from "react"
import type { PdfViewerProps } from "./pdf-viewer"

type Code = ComponentType<PdfViewerProps> | "failed" | null

let code: Code = null
const listeners = new Set<() => void>()

/** Loads the viewer of pages, which is kept apart from the page's own code. Once it is there it shows at once: a lazy component would first show that it waits, and React lets that stand for a third of a second. */
export async function loadPdfViewer(): Promise<void> {
  if (typeof code === "function") return
  const { PdfViewer } = await import("./pdf-viewer").catch(() => ({ PdfViewer: "failed" as const }))
  code = PdfViewer
  for (const listener of listeners) listener()
}

/** Null while it is loaded. */
export function usePdfViewer(): Code {
  const loaded = useSyncExternalStore(subscribe, () => code, () => null)
  useEffect(() => void loadPdfViewer(), [])
  return loaded
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
