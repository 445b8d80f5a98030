import type { ModelRequest } from "@/lib/inference/port"
import type { NewAnswerRecord } from "@/lib/store/records/insert-answer-record"
import type { PromptVariables } from "@/prompts/variables"
import type { ServiceContext } from "../../context"
import { modelName } from "../../reuse/scope-hash"
import type { Attempt } from "../generate/begin-attempt"
import { outputHash } from "./output-hash"
import { promptHash } from "./prompt-hash"

/** What an attempt asks its model, and the variables that it was rendered from. */
type Rendered = { request: ModelRequest; variables: PromptVariables }

type Written = Rendered & {
  /** The document version that was given beside the passages. */
  versionId: string | null
  /** Null where nothing was written. */
  draft: { text: string; output: unknown } | null
}

/** Names of the values that a record keeps beside references. */
export const recordedNames = { today: "today", sources: "sources", version: "version", title: (id: string) => `title:${id}` } as const

/**
 * Everything that an attempt was made from, by reference: with the release, the payload, the passages and the earlier turns
 * this gives the same prompt again. Titles are kept, because a new version may bring another one.
 */
export function answerRecordOf(ctx: ServiceContext, attempt: Attempt, { request, variables, versionId, draft }: Written): NewAnswerRecord {
  const { request: row, release, sources, turns, number } = attempt
  const { provider, model } = request.route
  return {
    workspaceId: row.workspaceId,
    requestId: row.id,
    attempt: number,
    variables: {
      ...(variables.today === undefined ? {} : { [recordedNames.today]: variables.today }),
      [recordedNames.sources]: String(sources.length),
      ...Object.fromEntries(sources.map(({ documentId, documentTitle }) => [recordedNames.title(documentId), documentTitle])),
      ...(versionId ? { [recordedNames.version]: versionId, [recordedNames.title(versionId)]: variables.documents?.[0]?.title ?? "" } : {}),
    },
    earlierRequestIds: turns.map(({ id }) => id),
    provider,
    model,
    embeddingModel: release.definition.retrieval?.mode === "search" ? modelName(ctx.deps.models.embedding) : null,
    promptHash: promptHash(request),
    outputHash: draft ? outputHash(draft) : null,
  }
}
