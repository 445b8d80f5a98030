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

/** An answer beside the one that it repeats. */
export type EarlierAnswer = { id: string; text: string; createdAt: string }

export type DiffPiece = { text: string; kind: "same" | "added" | "removed" }
/** One paragraph, or a run of paragraphs that stayed as they were (`same`, with how many and no text). `from` is where a moved one stood. */
export type DiffParagraph =
  | { kind: "same"; count: number; firstWords: string; oldStart: number; newStart: number; texts: string[] | null }
  | { kind: "added" | "removed" | "moved"; text: string; oldStart: number | null; newStart: number | null; oldPage: number | null; newPage: number | null }
  | { kind: "changed"; pieces: DiffPiece[]; oldStart: number; newStart: number; oldPage: number | null; newPage: number | null }
export type VersionDiffView = {
  documentId: string
  title: string
  from: { versionId: string; number: number }
  to: { versionId: string; number: number }
  isLayoutOnly: boolean
  counts: { added: number; removed: number; changed: number; moved: number; same: number }
  paragraphs: DiffParagraph[]
}
