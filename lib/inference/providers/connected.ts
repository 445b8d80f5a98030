/** First event of every stream: the headers are there, and with them the provider's id of the call. */
export type Connected = { type: "connected"; providerRequestId: string | null }

export async function* startWith<Event>(providerRequestId: string | null | undefined, events: AsyncIterable<Event>): AsyncGenerator<Connected | Event> {
  yield { type: "connected", providerRequestId: providerRequestId ?? null }
  yield* events
}

export function isConnected(event: object): event is Connected {
  return "type" in event && event.type === "connected"
}
