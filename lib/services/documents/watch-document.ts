import { notFound } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { findMember } from "@/lib/store/identity/find-member"
import { scopeOf, type ServiceContext } from "../context"
import type { DocumentProgress } from "./documents.dto"
import { isResting } from "./view/is-resting"
import { toProgress } from "./view/to-document-row"

/** So often rights are checked anew, and what a lost notification hid is found. */
const recheckMs = 3_000

/**
 * Where the processing of a document stands, each time that changes, up to a resting state. Ends without a word when
 * the person's rights or the document are gone. Throws not_found before the first value only.
 */
export async function* watchDocument(ctx: ServiceContext, input: { id: string; signal?: AbortSignal }): AsyncGenerator<DocumentProgress> {
  const { id, signal } = input
  let isWoken = false
  let wake = () => {}
  const unsubscribe = ctx.deps.hub.subscribe(`document:${id}`, () => {
    isWoken = true
    wake()
  })
  const onAbort = () => wake()
  signal?.addEventListener("abort", onAbort, { once: true })
  try {
    let last = ""
    while (!signal?.aborted) {
      isWoken = false
      const progress = await findProgress(ctx, id)
      if (!progress) {
        if (last === "") throw notFound("document")
        return
      }
      const now = JSON.stringify(progress)
      if (now !== last) yield progress
      last = now
      if (isResting(progress.state)) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, isWoken ? 0 : recheckMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  } finally {
    signal?.removeEventListener("abort", onAbort)
    unsubscribe()
  }
}

/** Null when there is nothing this person may see, with the rights they have at this moment. */
async function findProgress(ctx: ServiceContext, id: string): Promise<DocumentProgress | null> {
  const member = await ctx.deps.database.system((tx) => findMember(tx, ctx.actor))
  if (!member) return null
  const document = await ctx.deps.database.workspace({ ...scopeOf(ctx), role: member.role }, (tx) => getDocument(tx, { id }))
  return document ? toProgress(document) : null
}
