import Link from "next/link"
import { Button } from "../../../_components/ui/button"
import { cx } from "../../../_components/ui/cx"
import { Input } from "../../../_components/ui/input"

type RangePickerProps = { path: string; from: string; to: string; today: string; presets: { label: string; from: string }[] }

/** Three ranges that end today, or any other by its first and last day. */
export function RangePicker({ path, from, to, today, presets }: RangePickerProps) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      <nav aria-label="Range" className="inline-flex rounded-md border border-line bg-sunken p-0.5">
        {presets.map((preset) => {
          const isActive = preset.from === from && to === today
          return (
            <Link
              key={preset.from}
              href={`${path}?from=${preset.from}&to=${today}`}
              aria-current={isActive ? "page" : undefined}
              className={cx("inline-flex h-7 items-center rounded px-2.5 text-sm", isActive ? "bg-surface font-medium text-ink shadow-raised" : "text-muted hover:text-ink")}
            >
              {preset.label}
            </Link>
          )
        })}
      </nav>
      <form action={path} className="flex flex-wrap items-end gap-2">
        <label className="text-xs text-faint">
          From
          <Input type="date" name="from" defaultValue={from} max={today} required className="w-38" />
        </label>
        <label className="text-xs text-faint">
          To
          <Input type="date" name="to" defaultValue={to} max={today} required className="w-38" />
        </label>
        <Button type="submit">Show</Button>
      </form>
    </div>
  )
}
