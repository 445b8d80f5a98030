export { type BuildAddress, continueBuild } from "./continue-build"
export { deleteRetired, growIndexes } from "./delete-retired"
export { reconcileIndexes } from "./reconcile-indexes"
export { switchIndex } from "./switch-index"
