export { type EmbeddedEngine, createEmbeddedEngine } from "./create-embedded-engine"
export { UnsupportedFunctionsError } from "./read-functions"
export type { EngineLog, EngineOptions, EngineStats } from "./types"
