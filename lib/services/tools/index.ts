export { decideToolCall } from "./decide-tool-call"
