const small: Record<string, string> = { id: "ID", ip: "IP", url: "URL", api: "API" }

/** "contractType" and "feature_request" → "Contract type" and "Feature request". */
export function humanise(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[_\s-]+/)
    .filter(Boolean)
    .map((word) => small[word.toLowerCase()] ?? word.toLowerCase())
  const text = words.join(" ")
  return text.charAt(0).toUpperCase() + text.slice(1)
}
