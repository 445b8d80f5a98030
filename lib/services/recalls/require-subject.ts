import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { findRelease } from "@/lib/store/prompts/find-release"
import { findVersionById } from "@/lib/store/records/find-version-by-id"
import type { ServiceContext } from "../context"
import type { RecallSelectorInput } from "./recalls.dto"

/** Throws not_found for what this person does not see, and invalid_payload for a time that is none. */
export async function requireSubject(tx: Tx, ctx: ServiceContext, selector: RecallSelectorInput): Promise<void> {
  if (selector.kind === "version") {
    const version = await findVersionById(tx, selector.versionId)
    if (version?.documentId !== selector.documentId) throw notFound("version")
  }
  if (selector.kind === "release" && !(await findRelease(tx, selector.releaseId))) throw notFound("release")
  if (selector.kind !== "period") return
  const [from, to] = [Date.parse(selector.from), Date.parse(selector.to)]
  if (from >= to) throw refusal("to", "The end must be after the beginning.")
  if (from > ctx.deps.clock().getTime()) throw refusal("from", "The beginning lies in the future.")
}

function refusal(field: string, message: string): AppError {
  return new AppError("invalid_payload", message, { fields: [{ field: `selector.${field}`, message }] })
}
