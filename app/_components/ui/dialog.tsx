"use client"

import { useEffect, useId, useRef, type ReactNode } from "react"
import { X } from "lucide-react"
import { cx } from "./cx"
import { IconButton } from "./icon-button"

const places = {
  centre: "m-auto max-h-[min(44rem,calc(100dvh-2rem))] w-[min(32rem,calc(100vw-2rem))] rounded-xl border",
  wide: "m-auto max-h-[min(52rem,calc(100dvh-2rem))] w-[min(60rem,calc(100vw-2rem))] rounded-xl border",
  right: "my-0 mr-0 ml-auto h-dvh max-h-none w-[min(30rem,100vw)] border-l",
  left: "my-0 mr-auto ml-0 h-dvh max-h-none w-[min(18rem,85vw)] border-r",
}

type DialogProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  isTitleHidden?: boolean
  description?: ReactNode
  footer?: ReactNode
  place?: keyof typeof places
  className?: string
  bodyClassName?: string
  children?: ReactNode
}

/** The browser's own modal dialog: focus stays inside, Escape closes, the page behind is inert. */
export function Dialog({ isOpen, onClose, title, isTitleHidden = false, description, footer, place = "centre", className, bodyClassName = "px-4 pb-4", children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (isOpen && !dialog.open) {
      dialog.showModal()
      dialog.querySelector<HTMLElement>("input:not([type=hidden]), textarea")?.focus()
    }
    if (!isOpen && dialog.open) dialog.close()
  }, [isOpen])
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape and the close button do the same from the keyboard
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={cx("border-line bg-surface p-0 shadow-floating open:animate-rise", places[place], className)}
    >
      {isOpen && (
        <div className="flex h-full max-h-[inherit] flex-col">
          <div className={cx("flex items-start justify-between gap-4 px-4 pt-3.5 pb-2", isTitleHidden && "sr-only")}>
            <div className="min-w-0">
              <h2 id={titleId} className="text-lg font-semibold break-words">
                {title}
              </h2>
              {description && <p className="text-base text-muted">{description}</p>}
            </div>
            <IconButton label="Close" icon={X} onClick={onClose} className="-mr-1.5" />
          </div>
          <div className={cx("min-h-0 flex-1 overflow-y-auto", bodyClassName)}>{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{footer}</div>}
        </div>
      )}
    </dialog>
  )
}
