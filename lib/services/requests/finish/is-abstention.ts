/** The sentence with which every answering prompt says that its sources hold no answer. */
const abstention = "These documents do not answer that."

export function isAbstention(text: string): boolean {
  return text.trimStart().startsWith(abstention)
}
