import { cx } from "../ui/cx"

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={cx("inline-flex items-center gap-2 text-lg font-semibold tracking-tight", className)}>
      <svg aria-hidden viewBox="0 0 24 24" className="size-6" fill="none">
        <rect x="1" y="1" width="22" height="22" rx="6" className="fill-accent" />
        <path d="M6 15.5c2.2-5.6 4-8.3 5.1-7.8 1.4.7-2.6 7.6-.9 8 1.3.3 2.2-2.9 3.4-2.8.9.1.3 2 1.3 2.1.8.1 1.4-.9 3.1-1" stroke="#fff" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      Countersign
    </span>
  )
}
