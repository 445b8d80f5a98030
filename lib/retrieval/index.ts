export { type DocumentReading, readDocuments } from "./read-documents"
export type { Passage, RetrievalContext } from "./retrieval-types"
export { retrievePassages, type RetrievePassagesInput } from "./retrieve-passages"
export { builtFromVectors, indexFromVectors, vectorIndexStatement } from "./vector-index"
