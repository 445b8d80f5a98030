import { z } from "zod"

/** A passage with some of what stands round it; `page` is null where the format has none. */
export type PassageView = { versionId: string; versionNumber: number; start: number; end: number; page: number | null; before: string; text: string; after: string; isCut: boolean }

/**
 * One reason why an answer does not stand any more. `changed`: other words stand there; `vanished`: none; `deleted`: the document is
 * gone; `withdrawn`: its version was taken back. Texts are null where the reader may not see the document, or it is gone.
 */
export type ChangeView = {
  id: string
  kind: "changed" | "vanished" | "deleted" | "withdrawn"
  /** Cited in the answer; else it was given to the model and speaks of what was asked. */
  isCited: boolean
  documentId: string
  documentTitle: string | null
  old: PassageView | null
  new: PassageView | null
  /** The version that changed it. */
  newVersionId: string | null
  createdAt: string
}

export type ChangesView = { items: ChangeView[]; count: number }

export type DiffPiece = { text: string; kind: "same" | "added" | "removed" }

type Stood = { start: number; end: number; page: number | null }

/** One paragraph that differs, or a run of those that do not: how many, and how the first of them begins. */
export type DiffParagraph =
  | { kind: "same"; count: number; opening: string }
  | { kind: "added"; text: string; new: Stood }
  | { kind: "removed"; text: string; old: Stood }
  | { kind: "moved"; text: string; old: Stood; new: Stood }
  | { kind: "changed"; pieces: DiffPiece[]; old: Stood; new: Stood }

export type VersionDiffView = {
  documentId: string
  title: string
  from: { versionId: string; number: number }
  to: { versionId: string; number: number }
  /** True when both say the same, however they are set. */
  isLayoutOnly: boolean
  counts: Record<DiffParagraph["kind"], number>
  paragraphs: DiffParagraph[]
  /** Where very many paragraphs differ they come in parts, counted from 1; `before`: how many of them the parts before this one hold. */
  part: number
  parts: number
  before: number
}

export const VersionDiffQuery = z.object({ from: z.uuid(), to: z.uuid(), part: z.coerce.number().int().min(1).max(10_000).optional() })
