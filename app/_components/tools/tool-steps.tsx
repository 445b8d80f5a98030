import { ChevronRight, TriangleAlert } from "lucide-react"
import type { ToolCallView } from "@/lib/services/tools/tools.dto"
import { cx } from "../ui/cx"
import { Spinner } from "../ui/spinner"
import { ToolIcon } from "./tool-icon"

export type ToolStep = Pick<ToolCallView, "id" | "name" | "state" | "words">

/** What was looked up on the way to the answer: line by line while it happens, folded away afterwards. */
export function ToolSteps({ steps, isLive }: { steps: readonly ToolStep[]; isLive: boolean }) {
  if (steps.length === 0) return null
  if (isLive) return <StepList steps={steps} />
  return (
    <details className="group text-sm">
      <summary className="inline-flex min-h-6 cursor-pointer list-none items-center gap-1 rounded-sm text-muted hover:text-ink">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
        How this was found: {steps.length === 1 ? "1 step" : `${steps.length} steps`}
      </summary>
      <StepList steps={steps} className="mt-1.5" />
    </details>
  )
}

function StepList({ steps, className }: { steps: readonly ToolStep[]; className?: string }) {
  return (
    <ol aria-label="Steps" className={cx("space-y-1 text-sm text-muted", className)}>
      {steps.map((step) => (
        <li key={step.id} className="flex items-start gap-2">
          <span className="mt-0.5 inline-flex size-4 shrink-0 items-center justify-center">
            <StepIcon step={step} />
          </span>
          <span className="min-w-0 break-words">{step.words}</span>
        </li>
      ))}
    </ol>
  )
}

function StepIcon({ step }: { step: ToolStep }) {
  if (step.state === "running") return <Spinner />
  if (step.state === "failed") return <TriangleAlert aria-label="Did not work" className="size-3.5 text-warn-ink" />
  return <ToolIcon name={step.name} />
}
