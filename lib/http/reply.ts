/** A JSON answer that no cache keeps. */
export function json(data: unknown, options: { status?: number; headers?: Record<string, string> } = {}): Response {
  return new Response(JSON.stringify(data), {
    status: options.status ?? 200,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...options.headers },
  })
}

export function noContent(): Response {
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } })
}
