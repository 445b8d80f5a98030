/** One citation looked at again; `was` is null for a mark that had no verdict, `is` for one whose passage is gone. */
export type ReplayedCitation = { marker: number; answerStart: number; was: string | null; is: string | null }

/** What a request's record says about its answer, found without asking any model. */
export type ReplayView = {
  requestId: string
  /** `same`: prompt and answer are as they were, byte for byte; `incomplete`: something is missing; `unrecorded`: there is no record of how it came about. */
  state: "same" | "different" | "incomplete" | "unrecorded"
  attempt: number | null
  /** SHA-256 of the prompt as it was sent, and of the one rebuilt now; null where it cannot be rebuilt. */
  prompt: { isSame: boolean; recordedHash: string; rebuiltHash: string | null } | null
  /** SHA-256 of the answer as it was written, and of the one that is stored now. */
  output: { isSame: boolean; recordedHash: string | null; storedHash: string } | null
  citations: ReplayedCitation[]
  /** Sentences: what is missing, and what is not as it was. */
  missing: string[]
  differences: string[]
  /** The answer as it is stored. */
  text: string | null
  structured: unknown
  madeFrom: {
    provider: string
    model: string
    embeddingModel: string | null
    releaseVersion: string
    /** The day that the prompt was told. */
    today: string | null
    sources: number
    earlierTurns: number
    toolCalls: number
  } | null
  /** The answer was written for an earlier request, or for one that this joined; its id for those who may read it. */
  writtenElsewhere: { kind: "cache" | "joined"; requestId: string | null } | null
}
