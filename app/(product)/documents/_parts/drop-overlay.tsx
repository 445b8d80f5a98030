import { Upload } from "lucide-react"

export function DropOverlay({ isPrivate }: { isPrivate: boolean }) {
  return (
    <div aria-hidden className="pointer-events-none fixed inset-3 z-50 flex items-center justify-center rounded-2xl border-2 border-dashed border-accent bg-accent-soft/90">
      <p className="flex items-center gap-3 text-xl font-semibold text-accent-ink">
        <Upload className="size-6" /> Drop to upload{isPrivate ? ", for yourself only" : ""}
      </p>
    </div>
  )
}
