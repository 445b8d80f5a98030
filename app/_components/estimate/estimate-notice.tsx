import type { EstimateView } from "@/lib/services/requests/requests.dto"
import { Button } from "../ui/button"
import { Notice } from "../ui/notice"
import { estimateNotice, warningOf } from "./estimate-words"

type EstimateNoticeProps = { estimate: EstimateView | null; isWarned: boolean; isSending: boolean; onSendAnyway: () => void }

/** Over the release's threshold: the question whether to send it, or which cheaper model it goes to. */
export function EstimateNotice({ estimate, isWarned, isSending, onSendAnyway }: EstimateNoticeProps) {
  if (!estimate) return null
  if (isWarned) {
    const { title, text } = warningOf(estimate)
    return (
      <Notice
        role="alert"
        tone="warn"
        title={title}
        actions={
          <Button size="sm" isBusy={isSending} onClick={onSendAnyway}>
            Send anyway
          </Button>
        }
      >
        {text}
      </Notice>
    )
  }
  const notice = estimateNotice(estimate)
  return notice ? (
    <Notice role="status" tone={estimate.action === "economy" ? "accent" : "warn"} title={notice.title}>
      {notice.text}
    </Notice>
  ) : null
}
