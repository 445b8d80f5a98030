"use client"

import { useState } from "react"
import { ThumbsDown, ThumbsUp } from "lucide-react"
import { callApi } from "../api/call-api"
import { IconButton } from "../ui/icon-button"
import { showToast } from "../ui/toast"
import { FeedbackComment } from "./feedback-comment"

type Feedback = { rating: 1 | -1; comment: string | null }

/** Thumbs that count at the click; a comment may follow. */
export function FeedbackButtons({ requestId, initial }: { requestId: string; initial: Feedback | null }) {
  const [given, setGiven] = useState(initial)
  const [isCommenting, setIsCommenting] = useState(false)

  const put = async ({ rating, comment }: Feedback): Promise<boolean> => {
    const before = given
    setGiven({ rating, comment })
    const called = await callApi(`/api/requests/${requestId}/feedback`, { method: "PUT", body: { rating, ...(comment ? { comment } : {}) } })
    if (!called.ok) {
      setGiven(before)
      showToast(called.problem.detail, "danger")
    }
    return called.ok
  }
  const rate = (rating: 1 | -1) => {
    setIsCommenting(true)
    if (given?.rating !== rating) void put({ rating, comment: given?.comment ?? null })
  }
  return (
    <div className="relative flex items-center">
      <IconButton label="Good answer" icon={ThumbsUp} isPressed={given?.rating === 1} onClick={() => rate(1)} className="size-7" />
      <IconButton label="Bad answer" icon={ThumbsDown} isPressed={given?.rating === -1} onClick={() => rate(-1)} className="size-7" />
      {isCommenting && given && (
        <FeedbackComment
          rating={given.rating}
          initial={given.comment ?? ""}
          onClose={() => setIsCommenting(false)}
          onSave={async (comment) => {
            if (!(await put({ rating: given.rating, comment: comment || null }))) return
            setIsCommenting(false)
            showToast("Thank you. Your comment is saved.")
          }}
        />
      )}
    </div>
  )
}
