/** One reason why a repeat may read differently. `context`: the day, or what was said before; `chance`: nothing that is known. */
export type DifferenceCause =
  | { kind: "document"; documents: { title: string; earlierVersion: number | null; version: number | null }[]; passages: { same: number; gone: number; added: number } }
  | { kind: "release"; earlierVersion: string; version: string; changes: string[] }
  | { kind: "model"; earlier: string; now: string }
  | { kind: "context"; sentences: string[] }
  | { kind: "chance"; temperature: number | null; /** The very same prompt went to the same model. */ isSamePrompt: boolean }

/** An answer beside the one that it repeats, and what was not the same. */
export type DifferenceView = {
  requestId: string
  earlierId: string
  earlierAt: string
  /** `waiting` until both have ended. */
  state: "waiting" | "same" | "different"
  /** Prose, or structured output one field a line; null where it is not shown to this person, or there is none. */
  answers: { earlier: string | null; now: string | null }
  causes: DifferenceCause[]
  /** What another repeat can keep, so that the causes are told apart. */
  canKeep: ("release" | "evidence")[]
}
