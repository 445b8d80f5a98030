import type { ReactNode } from "react"

/** Facts as label and value; entries whose value is null are left out. */
export function DescriptionList({ items }: { items: { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-1 text-sm gap-x-4 sm:grid-cols-[minmax(6rem,auto)_minmax(0,1fr)]">
      {items
        .filter(({ value }) => value !== null && value !== undefined)
        .map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="pt-1.5 text-faint sm:py-1.5">{label}</dt>
            <dd className="min-w-0 pb-1.5 break-words sm:py-1.5">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
