export { listBreakers } from "./list-breakers"
export { putBreaker } from "./put-breaker"
export { viewBreakers } from "./view-breakers"
