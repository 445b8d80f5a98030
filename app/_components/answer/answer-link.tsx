import type { ReactNode } from "react"
import { linkHost } from "./link-host"

/** A link the model wrote: never trusted, so its host is always in sight. Anything but a web or mail address is plain text. */
export function AnswerLink({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  const host = linkHost(href)
  if (!host) return <>{children}</>
  return (
    <>
      <a href={href} target="_blank" rel="nofollow noreferrer noopener" className="text-accent-ink underline underline-offset-2">
        {children}
      </a>{" "}
      <span className="text-xs text-faint">({host})</span>
    </>
  )
}
