import type { ReactNode } from "react"
import type { LucideIcon } from "lucide-react"

type EmptyStateProps = {
  icon: LucideIcon
  title: string
  /** True where nothing else on the page has a heading of the first level. */
  isPageTitle?: boolean
  children?: ReactNode
  actions?: ReactNode
}

/** Says why there is nothing here and what to do next. */
export function EmptyState({ icon: Icon, title, isPageTitle = false, children, actions }: EmptyStateProps) {
  const Heading = isPageTitle ? "h1" : "h2"
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <span className="mb-3 inline-flex size-10 items-center justify-center rounded-lg border border-line bg-surface text-muted shadow-raised">
        <Icon aria-hidden className="size-5" />
      </span>
      <Heading className="text-lg font-semibold">{title}</Heading>
      {children && <div className="mt-1 max-w-md text-base text-pretty text-muted">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
