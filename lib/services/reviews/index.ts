export { type BuiltEvidence, buildEvidence } from "./build-evidence"
export { type OpenReviewItemInput, openReviewItem } from "./open-review-item"
