"use client"

import { useEffect, useId, useRef, type ReactNode } from "react"
import { X } from "lucide-react"
import { IconButton } from "./icon-button"

type SidePanelProps = { isOpen: boolean; onClose: () => void; title: ReactNode; description?: ReactNode; actions?: ReactNode; children?: ReactNode }

/** From this width on there is room for the page and the panel; below it the panel is a sheet over all of it. */
const roomFor = "(min-width: 64rem)"

/**
 * Stands beside the page, which stays in use; on a phone it is a sheet of its own. Escape closes it, and the focus goes back to
 * where it came from.
 */
export function SidePanel({ isOpen, onClose, title, description, actions, children }: SidePanelProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || !isOpen) return
    const media = window.matchMedia(roomFor)
    const show = () => {
      if (dialog.open) dialog.close()
      if (media.matches) dialog.show()
      else dialog.showModal()
    }
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog:modal")) return
      onClose()
    }
    show()
    media.addEventListener("change", show)
    window.addEventListener("keydown", closeByKey)
    return () => {
      media.removeEventListener("change", show)
      window.removeEventListener("keydown", closeByKey)
      if (dialog.open) dialog.close()
    }
  }, [isOpen, onClose])
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      data-side-panel={isOpen || undefined}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="fixed inset-0 z-40 m-0 h-dvh max-h-none w-full max-w-none border-line bg-surface p-0 shadow-floating open:flex open:animate-rise lg:left-auto lg:w-(--side-panel-width) lg:border-l lg:shadow-none"
    >
      {isOpen && (
        <div className="flex min-h-0 w-full flex-col">
          <header className="flex items-start gap-2 border-b border-line px-4 py-2.5">
            <div className="min-w-0 flex-1">
              <h2 id={titleId} className="line-clamp-2 text-base font-semibold break-words">
                {title}
              </h2>
              {description && <div className="text-sm text-muted">{description}</div>}
            </div>
            {actions}
            <IconButton label="Close" icon={X} onClick={onClose} className="-mr-1.5" />
          </header>
          {children}
        </div>
      )}
    </dialog>
  )
}
