import { Skeleton } from "../ui/skeleton"

export function ViewerSkeleton() {
  return (
    <div role="status" className="mx-auto max-w-3xl space-y-3 px-8 py-6">
      <span className="sr-only">Loading the document</span>
      {["w-1/3", "w-full", "w-11/12", "w-full", "w-4/5", "w-full", "w-10/12", "w-2/3", "w-full", "w-11/12", "w-full", "w-1/2"].map((width, index) => (
        <Skeleton key={index} className={`h-4 ${width}`} />
      ))}
    </div>
  )
}
