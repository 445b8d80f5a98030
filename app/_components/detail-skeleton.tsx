import { Card } from "./ui/card"
import { PageBody } from "./ui/page-body"
import { Skeleton } from "./ui/skeleton"

/** Holds the place of a page about one thing. */
export function DetailSkeleton() {
  return (
    <PageBody>
      <p role="status" className="sr-only">
        Loading
      </p>
      <Skeleton className="h-4 w-40" />
      <Skeleton className="mt-2 h-6 w-2/3" />
      <div className="mt-6 grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card className="space-y-3 p-4">
          {["w-full", "w-11/12", "w-full", "w-4/5", "w-2/3"].map((width, index) => (
            <Skeleton key={index} className={`h-4 ${width}`} />
          ))}
        </Card>
        <Card className="space-y-3 p-4">
          {["w-1/2", "w-3/4", "w-2/3"].map((width, index) => (
            <Skeleton key={index} className={`h-4 ${width}`} />
          ))}
        </Card>
      </div>
    </PageBody>
  )
}
