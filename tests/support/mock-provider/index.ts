export { readBill } from "./bill"
export { startMockProvider } from "./start-mock-provider"
export type { Behaviour, BillRow, MockProvider, MockProviderOptions, MockRequest, MockToolCall, ScriptRule } from "./types"
