export { addVersion, type AddVersionInput } from "./add-version"
export {
  assessForAnalysis,
  extractForAnalysis,
  finishForAnalysis,
  giveUpOnAnalysis,
  prepareForAnalysis,
  reportForAnalysis,
  saveForAnalysis,
} from "./analysis/run-steps"
export { createTextDocument } from "./create-text-document"
export { deleteDocument } from "./delete-document"
export { type DeletionView, findDeletion } from "./find-deletion"
export { getDocument } from "./get-document"
export { type DocumentFile, getDocumentFile } from "./get-document-file"
export { getDocumentText } from "./get-document-text"
export { announceLostVersions, type VersionAddress } from "./intake/announce-version"
export { listClauses } from "./list-clauses"
export { listDocuments } from "./list-documents"
export { listNotes } from "./list-notes"
export { getPageLayout, listPageLayouts } from "./list-page-layouts"
export { listVersions } from "./list-versions"
export { continueWaiting } from "./processing/continue-waiting"
export { failProcessing } from "./processing/fail-processing"
export {
  classifyForVersion,
  embedForVersion,
  indexForVersion,
  readForVersion,
  recogniseForVersion,
  serveForVersion,
  settleForVersion,
  startAnalysisForVersion,
} from "./processing/run-steps"
export { retryDocument } from "./retry-document"
export { searchDocuments } from "./search-documents"
export { uploadDocument, type UploadDocumentInput } from "./upload-document"
export { watchDocument } from "./watch-document"
