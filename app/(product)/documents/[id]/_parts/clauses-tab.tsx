"use client"

import { useMemo, useState } from "react"
import { Hourglass, ListFilter } from "lucide-react"
import type { ClauseView, DocumentView } from "@/lib/services/documents/documents.dto"
import { EmptyState } from "../../../../_components/ui/empty-state"
import { Select } from "../../../../_components/ui/select"
import type { Place } from "../../../../_components/viewer/place"
import { ClauseCard } from "./clause-card"

export function ClausesTab({ clauses, document, onPlace }: { clauses: ClauseView[]; document: DocumentView; onPlace: (place: Place) => void }) {
  const [type, setType] = useState("")
  const counts = useMemo(() => {
    const found = new Map<string, number>()
    for (const { clauseType } of clauses) found.set(clauseType, (found.get(clauseType) ?? 0) + 1)
    return [...found].sort(([a], [b]) => a.localeCompare(b))
  }, [clauses])
  if (clauses.length === 0) {
    const isHeld = document.analysis?.status === "awaiting_review"
    return (
      <EmptyState icon={isHeld ? Hourglass : ListFilter} title={isHeld ? "Awaiting review" : "No clauses"}>
        {isHeld ? "The clauses appear here when a reviewer has signed the analysis." : document.analysis ? "The analysis has found none so far." : "Clauses are extracted from contracts, of 41 types such as governing law, renewal and liability."}
      </EmptyState>
    )
  }
  const shown = type ? clauses.filter(({ clauseType }) => clauseType === type) : clauses
  return (
    <div className="space-y-3">
      <Select aria-label="Type of clause" value={type} onChange={(event) => setType(event.target.value)}>
        <option value="">All types ({clauses.length})</option>
        {counts.map(([name, count]) => (
          <option key={name} value={name}>
            {name} ({count})
          </option>
        ))}
      </Select>
      <ul className="space-y-2">
        {shown.map((clause) => (
          <li key={clause.id}>
            <ClauseCard clause={clause} onPlace={onPlace} />
          </li>
        ))}
      </ul>
    </div>
  )
}
