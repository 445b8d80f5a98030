import Link from "next/link"
import { cx } from "./cx"

/** Tabs that are pages of their own. */
export function TabNav({ label, items }: { label: string; items: { href: string; label: string; count?: number; isActive: boolean }[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1">
        {items.map(({ href, label: text, count, isActive }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isActive ? "page" : undefined}
              className={cx(
                "-mb-px inline-flex h-9 items-center gap-1.5 border-b-2 px-2.5 text-sm font-medium whitespace-nowrap focus-visible:outline-offset-[-2px]",
                isActive ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
              )}
            >
              {text}
              {count !== undefined && <span className="text-xs text-faint tabular-nums">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
