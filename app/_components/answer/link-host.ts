/** The host to show beside a link in model output; null when it is no web or mail address and must not be a link. */
export function linkHost(href: string | undefined): string | null {
  if (!href) return null
  try {
    const url = new URL(href)
    if (url.protocol === "mailto:") return url.pathname
    return url.protocol === "http:" || url.protocol === "https:" ? url.host : null
  } catch {
    return null
  }
}
