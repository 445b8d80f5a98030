"use client"

import { useRef, useState, type FormEvent, type KeyboardEvent } from "react"
import { ArrowUp } from "lucide-react"
import { ProblemNotice } from "../../../_components/api/problem-notice"
import type { Problem } from "../../../_components/api/problem"
import type { ChosenDocument } from "../../../_components/document/document-options"
import { DocumentPicker } from "../../../_components/document/document-picker"
import { EstimateNotice } from "../../../_components/estimate/estimate-notice"
import { useEstimate } from "../../../_components/estimate/use-estimate"
import { Button } from "../../../_components/ui/button"
import { Switch } from "../../../_components/ui/switch"
import { TokenHint } from "./token-hint"
import type { Question } from "./use-conversation"

const longestQuestion = 4000

type ComposerProps = {
  question: string
  onQuestion: (question: string) => void
  initialDocuments: ChosenDocument[]
  /** False where the documents are given by the page. */
  canChooseDocuments?: boolean
  placeholder?: string
  isSending: boolean
  problem: Problem | null
  isFirst: boolean
  onAsk: (question: Question) => Promise<boolean>
}

export function Composer({ question, onQuestion, initialDocuments, canChooseDocuments = true, placeholder = "Ask about your documents", isSending, problem, isFirst, onAsk }: ComposerProps) {
  const [documents, setDocuments] = useState(initialDocuments)
  const [isFresh, setIsFresh] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const asked = question.trim()
  const documentIds = documents.map(({ id }) => id)
  const { estimate, isWarned, isAgreed } = useEstimate(asked === "" ? null : { promptKey: "rag_answer", payload: { question: asked }, ...(documentIds.length > 0 ? { documentIds } : {}) })
  const submit = async () => {
    if (asked === "") return box.current?.focus()
    if (isSending || !(await isAgreed())) return
    if (await onAsk({ question: asked, documents, isFresh })) onQuestion("")
    box.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void submit()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void submit()
  }
  return (
    <form onSubmit={onSubmit} className="space-y-2">
      {problem && <ProblemNotice problem={problem} />}
      {!problem && <EstimateNotice estimate={estimate} isWarned={isWarned} isSending={isSending} onSendAnyway={() => void submit()} />}
      <div className="rounded-xl border border-control bg-surface shadow-raised focus-within:border-accent-ink focus-within:outline-1 focus-within:outline-accent-ink">
        <textarea
          ref={box}
          aria-label="Your question"
          aria-describedby="composer-hint"
          value={question}
          onChange={(event) => onQuestion(event.target.value)}
          onKeyDown={onKeyDown}
          maxLength={longestQuestion}
          rows={isFirst ? 3 : 2}
          autoFocus
          placeholder={isFirst ? placeholder : "Ask a follow-up question"}
          className="block field-sizing-content max-h-[40vh] min-h-14 w-full resize-none bg-transparent px-3.5 pt-3 pb-1 text-[16px] outline-none placeholder:text-faint"
        />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-2 pb-2">
          {canChooseDocuments && <DocumentPicker chosen={documents} onChange={setDocuments} emptyLabel="All documents" side="top" />}
          <Switch label="Ask fresh" isOn={isFresh} onChange={setIsFresh} />
          <div className="ml-auto flex items-center gap-2">
            <TokenHint text={question} limit={longestQuestion} estimate={estimate} />
            <Button type="submit" variant="primary" isBusy={isSending} aria-label="Send" className="w-9 px-0">
              {!isSending && <ArrowUp aria-hidden />}
            </Button>
          </div>
        </div>
      </div>
      <p id="composer-hint" className="text-center text-xs text-faint">
        Enter sends, Shift+Enter makes a new line. “Ask fresh” never reuses an earlier answer.
      </p>
    </form>
  )
}
