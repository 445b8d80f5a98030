export { applyFindings, changedReason } from "./apply-findings"
export { compareReliances, type Findings } from "./compare-reliances"
export { keepAnalysis } from "./keep-analysis"
export { listChanges } from "./list-changes"
