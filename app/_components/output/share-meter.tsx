/** A share of one as a bar and as a number. */
export function ShareMeter({ share, label }: { share: number; label: string }) {
  const percent = Math.round(share * 100)
  return (
    <span className="inline-flex items-center gap-2">
      <span role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} className="h-1.5 w-20 overflow-hidden rounded-full bg-line">
        <span className="block h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
      </span>
      <span className="tabular-nums">{percent} %</span>
    </span>
  )
}
