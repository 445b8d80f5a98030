/** The input a model wrote for a tool: no text is no input, undefined is no JSON. */
export function parseToolInput(inputText: string): unknown {
  if (inputText.trim() === "") return {}
  try {
    return JSON.parse(inputText) as unknown
  } catch {
    return undefined
  }
}
