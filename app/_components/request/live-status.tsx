import { WifiOff } from "lucide-react"
import { Spinner } from "../ui/spinner"

/** What is being done now, announced to screen readers as it changes; the text itself is not, it comes too fast. */
export function LiveStatus({ message, isConnected }: { message: string; isConnected: boolean }) {
  return (
    <p role="status" className="flex min-h-6 items-center gap-2 text-sm text-muted">
      {isConnected ? <Spinner /> : <WifiOff aria-hidden className="size-3.5 text-warn-ink" />}
      {isConnected ? message : "The connection is lost; the answer goes on without it. Connecting again…"}
    </p>
  )
}
