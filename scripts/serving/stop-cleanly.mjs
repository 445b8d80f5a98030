const graceMs = 5_000

/**
 * Ends the process cleanly on SIGTERM and SIGINT; a second signal ends it at once. Requests in flight get `graceMs`, then
 * what the app registered in the set `globalThis[Symbol.for("countersign.closers")]` (functions that may return a promise)
 * is closed, the database for one.
 */
export function stopCleanlyOnSignal({ server, app }) {
  let isStopping = false
  const stop = async (signal, exitCode) => {
    if (isStopping) process.exit(exitCode)
    isStopping = true
    console.log(`\ncountersign: stopping (${signal})`)
    await drain(server)
    const closers = [...(globalThis[Symbol.for("countersign.closers")] ?? [])]
    const closings = [...closers.map(async (close) => close()), app.close()]
    const results = await within(graceMs, Promise.allSettled(closings))
    for (const result of results ?? []) if (result.status === "rejected") console.error(result.reason)
    process.exit(0)
  }
  process.on("SIGTERM", () => stop("SIGTERM", 143))
  process.on("SIGINT", () => stop("SIGINT", 130))
}

/** Live streams never end by themselves: they are cut after the grace period and their readers resume elsewhere. */
async function drain(server) {
  const closed = new Promise((resolve) => {
    server.close(resolve)
  })
  server.closeIdleConnections()
  await within(graceMs, closed)
  server.closeAllConnections()
}

function within(limitMs, promise) {
  let timer
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs, null)
  })
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer))
}
