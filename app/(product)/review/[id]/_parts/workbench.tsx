"use client"

import { useCallback, useEffect, useState } from "react"
import { useRouter } from "next/navigation"
import type { ReviewView } from "@/lib/services/reviews/reviews.dto"
import { ChangesPanel } from "../../../../_components/changes/changes-panel"
import type { Problem } from "../../../../_components/api/problem"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { useShortcuts } from "../../../../_components/page/use-shortcuts"
import { showToast } from "../../../../_components/ui/toast"
import { cx } from "../../../../_components/ui/cx"
import { ConfirmDialog } from "../../../../_components/ui/confirm-dialog"
import { ShortcutBar } from "../../_parts/shortcut-bar"
import { ShortcutHelp } from "../../_parts/shortcut-help"
import { ClauseList } from "./clause-list"
import { DecisionBar } from "./decision-bar"
import { DocumentPane } from "./document-pane"
import { editErrors } from "./edit-errors"
import { OutputCard } from "./output-card"
import { PayloadCard } from "./payload-card"
import type { Passage } from "./passage"
import { RejectDialog } from "./reject-dialog"
import { ReviewNotices } from "./review-notices"
import { SourcePassages } from "./source-passages"
import { useClaim } from "./use-claim"
import { useDecision } from "./use-decision"
import { withoutBlanks } from "./without-blanks"

const keys = [
  { keys: ["a"], does: "claim, then approve" },
  { keys: ["e"], does: "edit" },
  { keys: ["r"], does: "reject" },
  { keys: ["c"], does: "claim or give back" },
  { keys: ["n"], does: "next" },
]
const allKeys = [...keys, { keys: ["u"], does: "back to the queue" }, { keys: ["Esc"], does: "close a dialog" }, { keys: ["?"], does: "this list" }]

/** One item with the document beside it and everything that can be decided about it. */
export function Workbench({ view, nextId }: { view: ReviewView; nextId: string | null }) {
  const router = useRouter()
  const draft = view.outputSchema ? view.request.output : view.request.text
  const [edited, setEdited] = useState<{ value: unknown } | null>(null)
  const [open, setOpen] = useState<"help" | "reject" | "rerun" | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [passage, setPassage] = useState<Passage | null>(null)
  const onProblem = useCallback((next: Problem | null) => setProblem(next), [])
  useEffect(() => {
    if (problem?.fields.length) document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }, [problem])
  const { decide, busy } = useDecision({ view, nextId, onProblem })
  const claim = useClaim({ view, onProblem })
  const isFree = view.canDecide && (view.isMine || view.claimedBy === null)
  const close = () => setOpen(null)
  const approve = () => void decide(edited ? { decision: "edit", output: withoutBlanks(edited.value) } : { decision: "approve" })
  const approveByKey = () => {
    if (view.isMine) return approve()
    void claim.toggle()
    showToast("It is yours now. Press a once more to approve it.")
  }
  const edit = () => setEdited((current) => current ?? { value: draft })
  useShortcuts({
    ...(isFree && { a: approveByKey, e: edit, r: () => setOpen("reject"), c: () => void claim.toggle() }),
    n: () => router.push(nextId ? `/review/${nextId}` : "/review"),
    u: () => router.push("/review"),
    "?": () => setOpen("help"),
  })
  const payload = view.request.payload && Object.keys(view.request.payload).length > 0 ? <PayloadCard payload={view.request.payload} /> : null
  const hasFiles = view.files.length > 0
  return (
    <>
      <div className={cx("grid min-h-0 flex-1 grid-cols-1 lg:grid-rows-[minmax(0,1fr)]", (hasFiles || payload) && "lg:grid-cols-2")}>
        <div className="min-w-0 overflow-y-auto px-4 pb-5 sm:px-6">
          <div className="mx-auto max-w-4xl space-y-4">
            <ReviewNotices view={view} />
            {view.request.isStale && view.canDecide && <ChangesPanel requestId={view.requestId} />}
            <OutputCard view={view} isEditing={edited !== null} edited={edited?.value} errors={editErrors(problem)} onChange={(value) => setEdited({ value })} onShow={setPassage} />
            {hasFiles && payload}
            <ClauseList clauses={view.clauses} documentId={view.files[0]?.documentId ?? null} onShow={setPassage} />
            <SourcePassages citations={view.request.citations} sources={view.request.sources} onShow={setPassage} />
          </div>
        </div>
        {hasFiles ? (
          <DocumentPane
            files={view.files}
            passage={passage}
            clauses={view.clauses}
            onChoose={({ documentId, versionId }) => setPassage({ documentId, versionId, start: null, end: null, page: null })}
            onClause={({ id }) => document.getElementById(`clause-${id}`)?.scrollIntoView({ block: "nearest" })}
          />
        ) : (
          payload && <div className="min-w-0 overflow-y-auto px-4 pb-5 sm:px-6 lg:pl-0">{payload}</div>
        )}
      </div>
      {view.state !== "decided" && (
        <div className="sticky bottom-0 z-20 space-y-2 border-t border-line bg-surface px-4 py-2.5 sm:px-6">
          {problem && <ProblemNotice problem={problem} />}
          <DecisionBar
            {...{ view, nextId, busy, isEditing: edited !== null, isClaimBusy: claim.isBusy, onEdit: edit, onApprove: approve }}
            onClaim={() => void claim.toggle()}
            onCancelEdit={() => setEdited(null)}
            onReject={() => setOpen("reject")}
            onRerun={() => setOpen("rerun")}
          />
          <ShortcutBar lines={isFree ? keys : keys.slice(-1)} onHelp={() => setOpen("help")} />
        </div>
      )}
      <ShortcutHelp isOpen={open === "help"} onClose={close} lines={allKeys} />
      <RejectDialog isOpen={open === "reject"} isBusy={busy === "reject"} onClose={close} onReject={(reason) => void decide({ decision: "reject", reason }).then(close)} />
      <ConfirmDialog isOpen={open === "rerun"} title="Ask again" confirmLabel="Close and ask again" isBusy={busy === "rerun"} onClose={close} onConfirm={() => void decide({ decision: "rerun" }).then(close)}>
        This output is closed without going out, and the same is asked again on today’s documents. It runs on your own budget, and since it is then yours, another reviewer signs the new one.
      </ConfirmDialog>
    </>
  )
}
