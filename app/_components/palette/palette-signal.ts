/** Lets any button open the one palette of the page. */
const name = "palette-open"

export function openPalette(): void {
  window.dispatchEvent(new Event(name))
}

export function onPaletteOpen(listener: () => void): () => void {
  window.addEventListener(name, listener)
  return () => window.removeEventListener(name, listener)
}
