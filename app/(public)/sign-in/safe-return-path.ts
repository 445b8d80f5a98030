const home = "/ask"

/** Only paths of this origin: an address from the query must not lead somebody elsewhere after signing in. */
export function safeReturnPath(from: string | undefined): string {
  if (!from) return home
  try {
    const base = "http://here.invalid"
    const path = from.startsWith("http") ? pathOf(from) : from
    const url = new URL(path, base)
    const isOurs = url.origin === base && path.startsWith("/") && !path.startsWith("//") && !path.includes("\\")
    if (!isOurs || url.pathname.startsWith("//") || url.pathname.startsWith("/sign-in") || url.pathname.startsWith("/api/")) return home
    return url.pathname + url.search + url.hash
  } catch {
    return home
  }
}

/** next-auth's callbackUrl is absolute; its host is dropped, so that only the path counts. */
function pathOf(address: string): string {
  const { pathname, search, hash } = new URL(address)
  return pathname + search + hash
}
