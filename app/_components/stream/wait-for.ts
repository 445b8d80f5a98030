/** Waits, but no longer than until the signal aborts or the browser says that it is online again. */
export function waitFor(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      signal.removeEventListener("abort", finish)
      window.removeEventListener("online", finish)
      resolve()
    }
    const timer = setTimeout(finish, delayMs)
    signal.addEventListener("abort", finish, { once: true })
    window.addEventListener("online", finish, { once: true })
  })
}
