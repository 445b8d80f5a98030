export type ServerEvent = { id: string | null; data: string }

/** Splits what has arrived into whole events and the rest that still waits for its end. Comments and other fields are passed over. */
export function takeServerEvents(buffer: string): { events: ServerEvent[]; rest: string } {
  const undecided = buffer.endsWith("\r") ? "\r" : ""
  const blocks = buffer.slice(0, buffer.length - undecided.length).replace(/\r\n?/g, "\n").split("\n\n")
  const rest = (blocks.pop() ?? "") + undecided
  const events: ServerEvent[] = []
  for (const block of blocks) {
    const event = parseBlock(block)
    if (event) events.push(event)
  }
  return { events, rest }
}

function parseBlock(block: string): ServerEvent | null {
  let id: string | null = null
  const data: string[] = []
  for (const line of block.split("\n")) {
    if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5))
    else if (line.startsWith("id:")) id = line.slice(3).trim()
  }
  return data.length > 0 ? { id, data: data.join("\n") } : null
}

export async function* readServerEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let buffer = ""
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const taken = takeServerEvents(buffer + decoder.decode(value, { stream: true }))
      buffer = taken.rest
      yield* taken.events
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
