import type { ReactNode } from "react"
import { Notice } from "../ui/notice"

export function ViewerNotice({ children }: { children: ReactNode }) {
  return (
    <div className="p-4">
      <Notice tone="warn">{children}</Notice>
    </div>
  )
}
