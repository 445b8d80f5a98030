export { checkCachedAnswers } from "./check-cached-answers"
export { warmCache } from "./warm-cache"
