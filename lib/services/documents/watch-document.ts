import { notFound } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { scopeOf, type ServiceContext } from "../context"
import type { DocumentProgress } from "./documents.dto"
import { isResting } from "./view/is-resting"
import { toProgress } from "./view/to-document-row"

export type WatchDocumentInput = {
  id: string
  signal: AbortSignal
  /** False as soon as the reader's rights are gone; asked every few seconds. */
  isStillAllowed: () => Promise<boolean>
  recheckMs?: number
}

const defaultRecheckMs = 4_000

/**
 * Where the processing of a document stands, each time that changes, up to a resting state; null now and then, for a
 * keep-alive. Ends when the person's rights or the document are gone.
 */
export async function* watchDocument(ctx: ServiceContext, input: WatchDocumentInput): AsyncGenerator<DocumentProgress | null, void> {
  const { id, signal } = input
  let isChanged = true
  let wake = () => {}
  const unsubscribe = ctx.deps.hub.subscribe(`document:${id}`, () => {
    isChanged = true
    wake()
  })
  const onAbort = () => wake()
  signal.addEventListener("abort", onAbort)
  try {
    let last: string | null = null
    while (!signal.aborted) {
      isChanged = false
      const document = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => getDocument(tx, { id }))
      if (!document && last === null) throw notFound("document")
      if (!document) return
      const progress = toProgress(document)
      const shown = JSON.stringify(progress)
      if (shown !== last) yield progress
      last = shown
      if (isResting(progress.state)) return
      if (isChanged) continue
      const isWoken = await waitForWake((resume) => (wake = resume), input.recheckMs ?? defaultRecheckMs)
      if (isWoken) continue
      if (!(await input.isStillAllowed())) return
      yield null
    }
  } finally {
    signal.removeEventListener("abort", onAbort)
    unsubscribe()
  }
}

function waitForWake(arm: (resume: () => void) => void, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms)
    arm(() => {
      clearTimeout(timer)
      resolve(true)
    })
  })
}
