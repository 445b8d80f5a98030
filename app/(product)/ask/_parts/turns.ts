import type { RequestView } from "@/lib/services/requests/requests.dto"

/** One question of a conversation; `initial` is what the server knew of it when the page was made. */
export type Turn = { id: string; question: string; documents: { id: string; title: string }[]; initial: RequestView | null }

/** Turns sent since the server made the page, by conversation: going back in the browser shows an older page. */
const sentTurns = new Map<string, Turn[]>()

export function rememberTurn(conversationId: string, turn: Turn): void {
  sentTurns.set(conversationId, [...rememberedTurns(conversationId), turn])
}

export function rememberedTurns(conversationId: string | null): Turn[] {
  return (conversationId && sentTurns.get(conversationId)) || []
}

export function turnOf(request: RequestView): Turn {
  return { id: request.id, question: questionOf(request), documents: request.documents, initial: request }
}

/** The server's turns, then those it does not know of yet. */
export function mergeTurns(known: Turn[], sent: Turn[]): Turn[] {
  const ids = new Set(known.map(({ id }) => id))
  return [...known, ...sent.filter(({ id }, index) => !ids.has(id) && sent.findIndex((turn) => turn.id === id) === index)]
}

function questionOf({ payload, promptTitle }: RequestView): string {
  return typeof payload?.question === "string" ? payload.question : promptTitle
}
