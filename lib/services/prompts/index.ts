export { getPrompt, listPrompts } from "./list-prompts"
