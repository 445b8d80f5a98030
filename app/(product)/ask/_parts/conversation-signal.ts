/** Tells the list of conversations that one was begun or went on. */
const name = "conversation-changed"

export function announceConversation(): void {
  window.dispatchEvent(new Event(name))
}

export function onConversationChange(listener: () => void): () => void {
  window.addEventListener(name, listener)
  return () => window.removeEventListener(name, listener)
}
