"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import { X } from "lucide-react"
import { mostColumns, mostDocuments } from "@/lib/services/grids/constants"
import type { NewColumn } from "@/lib/services/grids/grids.dto"
import type { Problem } from "../../../_components/api/problem"
import { ProblemNotice } from "../../../_components/api/problem-notice"
import { useKeyedCall } from "../../../_components/api/use-keyed-call"
import { DocumentOptions, type ChosenDocument } from "../../../_components/document/document-options"
import { Button } from "../../../_components/ui/button"
import { Checkbox } from "../../../_components/ui/checkbox"
import { Dialog } from "../../../_components/ui/dialog"
import { Field } from "../../../_components/ui/field"
import { IconButton } from "../../../_components/ui/icon-button"
import { Input } from "../../../_components/ui/input"
import { ColumnForm } from "./column-form"
import { columnSuggestions } from "./column-suggestions"

export function NewGridDialog({ clauseTypes, onClose }: { clauseTypes: readonly string[]; onClose: () => void }) {
  const router = useRouter()
  const [title, setTitle] = useState("")
  const [documents, setDocuments] = useState<ChosenDocument[]>([])
  const [columns, setColumns] = useState<NewColumn[]>([])
  const { send, isSending } = useKeyedCall()
  const [isMade, setIsMade] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const toggle = (document: ChosenDocument) => setDocuments(documents.some(({ id }) => id === document.id) ? documents.filter(({ id }) => id !== document.id) : [...documents, document])
  const own = columns.filter((column) => !columnSuggestions.includes(column))
  const tooMuch = documents.length > mostDocuments ? `A grid takes at most ${mostDocuments} documents; ${documents.length} are chosen.` : columns.length > mostColumns ? `A grid takes at most ${mostColumns} questions; ${columns.length} are chosen.` : null
  const save = async () => {
    const called = await send<{ id: string }>("/api/grids", { method: "POST", body: { title: title.trim(), documentIds: documents.map(({ id }) => id), columns } })
    if (!called) return
    if (!called.ok) return setProblem(called.problem)
    setIsMade(true)
    router.push(`/grids/${called.data.id}`)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      place="wide"
      title="New grid"
      description="The same questions, put to each of the documents. Every answer comes with its quote."
      footer={
        <>
          <p role="status" className="mr-auto self-center text-sm text-muted">
            {tooMuch ?? `${documents.length} × ${columns.length} = ${documents.length * columns.length} cells`}
          </p>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={isSending || isMade} disabled={!title.trim() || documents.length === 0 || columns.length === 0 || tooMuch !== null} onClick={() => void save()}>
            Create grid
          </Button>
        </>
      }
    >
      <div className="space-y-5">
        {problem && <ProblemNotice problem={problem} />}
        <Field id="grid-title" label="Title">
          <Input id="grid-title" value={title} onChange={(event) => setTitle(event.target.value)} maxLength={200} placeholder="Supplier contracts 2026" />
        </Field>
        <div className="grid gap-5 md:grid-cols-2">
          <fieldset className="min-w-0">
            <legend className="pb-1.5 text-sm font-medium">Documents ({documents.length})</legend>
            <div className="rounded-lg border border-line">
              <DocumentOptions chosen={documents} isSingle={false} onToggle={toggle} />
            </div>
          </fieldset>
          <fieldset className="min-w-0 space-y-1.5">
            <legend className="pb-1.5 text-sm font-medium">Questions ({columns.length})</legend>
            <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
              {columnSuggestions.map((suggestion) => (
                <Checkbox
                  key={suggestion.title}
                  label={suggestion.title}
                  title={suggestion.question}
                  checked={columns.includes(suggestion)}
                  onChange={(event) => setColumns(event.target.checked ? [...columns, suggestion] : columns.filter((column) => column !== suggestion))}
                />
              ))}
            </div>
            <ul>
              {own.map((column) => (
                <li key={`${column.title} ${column.question}`} className="flex items-center gap-2 text-base">
                  <span className="min-w-0 flex-1 truncate" title={column.question}>
                    {column.title}
                  </span>
                  <IconButton label={`Remove ${column.title}`} icon={X} onClick={() => setColumns(columns.filter((other) => other !== column))} />
                </li>
              ))}
            </ul>
          </fieldset>
        </div>
        <details className="rounded-lg border border-line px-3 py-2">
          <summary className="cursor-pointer text-base font-medium">Ask a question of your own</summary>
          <div className="pt-3">
            <ColumnForm clauseTypes={clauseTypes} submitLabel="Add question" onSubmit={(column) => setColumns([...columns, column])} />
          </div>
        </details>
      </div>
    </Dialog>
  )
}
