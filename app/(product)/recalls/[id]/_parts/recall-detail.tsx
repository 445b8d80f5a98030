"use client"

import { useState } from "react"
import type { Page } from "@/lib/services/paging.dto"
import { recallItemKinds, recallItemStates, type RecallItemKind, type RecallItemState, type RecallItemView, type RecallView } from "@/lib/services/recalls/recalls.dto"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { Badge } from "../../../../_components/ui/badge"
import { Button } from "../../../../_components/ui/button"
import { Card } from "../../../../_components/ui/card"
import { CardHeader } from "../../../../_components/ui/card-header"
import { ConfirmDialog } from "../../../../_components/ui/confirm-dialog"
import { Moment } from "../../../../_components/ui/moment"
import { Notice } from "../../../../_components/ui/notice"
import { PageHeader } from "../../../../_components/ui/page-header"
import { ProgressBar } from "../../../../_components/ui/progress-bar"
import { Select } from "../../../../_components/ui/select"
import { TextLink } from "../../../../_components/ui/text-link"
import { showToast } from "../../../../_components/ui/toast"
import { kindWords, stateWords, subjectWords } from "../../_parts/recall-words"
import { RecallItem } from "./recall-item"
import { SettleDialog } from "./settle-dialog"
import { useRecall } from "./use-recall"

/** How far a recall has come, and each thing that rests on what was recalled, to be followed to the end. */
export function RecallDetail({ initial, initialItems }: { initial: RecallView; initialItems: Page<RecallItemView> }) {
  const { recall, items, filter, choose, act, isBusy, problem, isMoving, more } = useRecall(initial, initialItems)
  const [settling, setSettling] = useState<{ itemIds: string[] | null } | null>(null)
  const [isAskingAll, setIsAskingAll] = useState(false)
  const ask = async (itemIds: string[] | null) => {
    const acted = await act({ action: "ask_again", ...(itemIds ? { itemIds } : {}) })
    setIsAskingAll(false)
    const [refused] = acted?.refused ?? []
    if (refused) showToast(refused.reason, "danger")
    else if (acted) showToast(acted.isGoingOn ? "They are asked one after the other, as far as the budgets go" : "Asked again")
  }
  return (
    <>
      <PageHeader
        eyebrow={recall.isWhole ? <TextLink href="/recalls">Recalls</TextLink> : "Recall"}
        title={subjectWords(recall.subject)}
        description={
          <>
            Opened by {recall.createdBy.name}, <Moment iso={recall.createdAt} />
            {recall.closedAt && (
              <>
                , closed <Moment iso={recall.closedAt} />
              </>
            )}
          </>
        }
        actions={<Badge tone={recall.state === "open" ? "warn" : "good"}>{recall.state === "open" ? "Open" : "Closed"}</Badge>}
      />
      <div className="space-y-4">
        <Notice title="Why">{recall.reason}</Notice>
        {problem && <ProblemNotice problem={problem} />}
        <Card>
          <CardHeader
            title={recall.isWhole ? "Progress" : "Your answers"}
            description={isMoving ? "Still being worked on; this page follows by itself" : null}
            actions={
              <>
                {recall.askable > 0 && (
                  <Button onClick={() => setIsAskingAll(true)} isBusy={isBusy}>
                    Ask all again
                  </Button>
                )}
                {recall.settleable > 0 && (
                  <Button onClick={() => setSettling({ itemIds: null })} disabled={isBusy}>
                    Settle all
                  </Button>
                )}
              </>
            }
          />
          <div className="space-y-3 px-4 py-3">
            <div className="flex items-center gap-3">
              <ProgressBar label="Settled" share={recall.items === 0 ? (isMoving ? null : 1) : recall.settled / recall.items} className="max-w-72" />
              <p className="text-sm text-muted" role="status">
                {recall.items === 0 ? (isMoving ? "Looking for what rests on it" : "Nothing rests on it") : `${recall.settled} of ${recall.items} settled`}
              </p>
            </div>
            <Counts recall={recall} />
          </div>
        </Card>
        {recall.items > 0 && (
          <Card>
            <CardHeader
              title="What rests on it"
              actions={
                <>
                  <Select aria-label="Kind" value={filter.kind} onChange={(event) => choose({ ...filter, kind: event.target.value as RecallItemKind | "" })} className="w-40">
                    <option value="">Everything</option>
                    {recallItemKinds.map((kind) => (
                      <option key={kind} value={kind}>
                        {kindWords[kind]}
                      </option>
                    ))}
                  </Select>
                  <Select aria-label="State" value={filter.state} onChange={(event) => choose({ ...filter, state: event.target.value as RecallItemState | "" })} className="w-36">
                    <option value="">Any state</option>
                    {recallItemStates.map((state) => (
                      <option key={state} value={state}>
                        {stateWords[state].label}
                      </option>
                    ))}
                  </Select>
                </>
              }
            />
            {items.items.length === 0 ? (
              <p className="px-4 py-6 text-base text-muted">Nothing of this kind. Choose “Everything” and “Any state” to see all of it.</p>
            ) : (
              <ul className="divide-y divide-line">
                {items.items.map((item) => (
                  <RecallItem key={item.id} item={item} canSettle={recall.isWhole} isBusy={isBusy} onAsk={() => void ask([item.id])} onSettle={() => setSettling({ itemIds: [item.id] })} />
                ))}
              </ul>
            )}
            {items.nextCursor && (
              <div className="flex justify-center border-t border-line p-3">
                <Button onClick={more}>More</Button>
              </div>
            )}
          </Card>
        )}
      </div>
      <ConfirmDialog isOpen={isAskingAll} title={`Ask ${recall.askable} again?`} confirmLabel="Ask again" isBusy={isBusy} onClose={() => setIsAskingAll(false)} onConfirm={() => void ask(null)}>
        Each is asked on today's documents, for its author and on their budget, after everybody who is waiting now. Where a budget is used up, the answer stays in this list with a note.
      </ConfirmDialog>
      {settling && (
        <SettleDialog
          count={settling.itemIds ? settling.itemIds.length : recall.settleable}
          isBusy={isBusy}
          onClose={() => setSettling(null)}
          onSettle={async (note) => {
            const acted = await act({ action: "settle", note, ...(settling.itemIds ? { itemIds: settling.itemIds } : {}) })
            if (!acted) return
            setSettling(null)
            showToast(acted.state === "closed" ? "Settled. Nothing is left, so the recall is closed" : "Settled")
          }}
        />
      )}
    </>
  )
}

function Counts({ recall: { counts } }: { recall: RecallView }) {
  return (
    <dl className="grid grid-cols-2 gap-3 text-base sm:grid-cols-5">
      {recallItemKinds.map((kind) => {
        const own = counts.filter((count) => count.kind === kind)
        const sum = own.reduce((all, { count }) => all + count, 0)
        return (
          <div key={kind}>
            <dt className="text-xs font-medium text-faint">{kindWords[kind]}</dt>
            <dd className="font-medium tabular-nums">{sum.toLocaleString("en")}</dd>
            {own.map(({ state, count }) => (
              <dd key={state} className="text-sm text-muted tabular-nums">
                {count.toLocaleString("en")} {stateWords[state].label.toLowerCase()}
              </dd>
            ))}
          </div>
        )
      })}
    </dl>
  )
}
