import Link from "next/link"
import type { ClauseOverview } from "@/lib/services/clauses/clauses.dto"
import { cx } from "../../../_components/ui/cx"

/** All 41 types with how many clauses were found, and how many contracts have none. */
export function TypeCounts({ overview }: { overview: ClauseOverview }) {
  const all = overview.contracts.length
  return (
    <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3" aria-label="Types of clauses">
      {overview.types.map(({ name, definition, clauses, contracts }) => (
        <li key={name} className="relative flex items-baseline gap-3 rounded-lg border border-line bg-surface px-3 py-2 hover:border-line-strong">
          <Link href={`/clauses?${new URLSearchParams({ type: name })}`} prefetch={false} title={definition} className={cx("min-w-0 flex-1 text-base font-medium break-words after:absolute after:inset-0 after:rounded-lg", clauses === 0 && "text-muted")}>
            {name}
          </Link>
          <span className="shrink-0 text-sm text-muted tabular-nums">{clauses}</span>
          {all > contracts && (
            <Link href={`/clauses?${new URLSearchParams({ type: name, missing: "1" })}`} prefetch={false} className="relative shrink-0 rounded-sm text-xs text-faint tabular-nums hover:text-ink hover:underline">
              {all - contracts} without
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
