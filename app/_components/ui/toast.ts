export type Toast = { id: number; text: string; tone: "good" | "danger" }

let toasts: Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** Says something at the edge of the page; what went wrong stays longer than what went well. */
export function showToast(text: string, tone: Toast["tone"] = "good"): void {
  const id = ++lastId
  toasts = [...toasts, { id, text, tone }].slice(-4)
  announce()
  setTimeout(() => dismissToast(id), tone === "danger" ? 12_000 : 5_000)
}

export function dismissToast(id: number): void {
  toasts = toasts.filter((toast) => toast.id !== id)
  announce()
}

export function readToasts(): Toast[] {
  return toasts
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function announce() {
  for (const listener of listeners) listener()
}
