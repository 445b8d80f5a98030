/** A place in a version of a document that the reviewer wants to see beside the output. */
export type Passage = { documentId: string; versionId: string; start: number | null; end: number | null; page: number | null }
