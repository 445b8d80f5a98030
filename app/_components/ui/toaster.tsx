"use client"

import { useSyncExternalStore } from "react"
import { CircleAlert, CircleCheck, X } from "lucide-react"
import { IconButton } from "./icon-button"
import { dismissToast, readToasts, subscribeToasts, type Toast } from "./toast"

const none: Toast[] = []

export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToasts, readToasts, () => none)
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-end gap-2 sm:left-auto sm:w-96">
      {toasts.map((toast) => (
        <div key={toast.id} className="pointer-events-auto flex w-full animate-rise items-start gap-2.5 rounded-lg border border-line bg-surface py-2 pr-1.5 pl-3 text-base shadow-floating">
          {toast.tone === "danger" ? <CircleAlert aria-hidden className="mt-1 size-4 shrink-0 text-danger-ink" /> : <CircleCheck aria-hidden className="mt-1 size-4 shrink-0 text-good-ink" />}
          <p className="min-w-0 flex-1 py-px break-words">{toast.text}</p>
          <IconButton label="Dismiss" icon={X} onClick={() => dismissToast(toast.id)} className="size-6" />
        </div>
      ))}
    </div>
  )
}
