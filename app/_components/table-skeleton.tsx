import { Card } from "./ui/card"
import { PageBody } from "./ui/page-body"
import { PageHeader } from "./ui/page-header"
import { Skeleton } from "./ui/skeleton"

/** Holds the place of a page with a list until its rows are there. */
export function TableSkeleton({ title, rows = 8 }: { title: string; rows?: number }) {
  return (
    <PageBody>
      <PageHeader title={title} description={<Skeleton className="inline-block h-4 w-64 max-w-full align-middle" />} />
      <Card aria-busy>
        <p role="status" className="sr-only">
          Loading
        </p>
        <ul className="divide-y divide-line">
          {Array.from({ length: rows }, (_, index) => (
            <li key={index} className="flex items-center gap-4 px-4 py-3">
              <Skeleton className="h-4 flex-1" />
              <Skeleton className="h-4 w-20" />
              <Skeleton className="hidden h-4 w-24 sm:block" />
            </li>
          ))}
        </ul>
      </Card>
    </PageBody>
  )
}
