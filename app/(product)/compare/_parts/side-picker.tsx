"use client"

import { useEffect, useState } from "react"
import type { VersionView } from "@/lib/services/documents/documents.dto"
import { callApi } from "../../../_components/api/call-api"
import type { ChosenDocument } from "../../../_components/document/document-options"
import { DocumentPicker } from "../../../_components/document/document-picker"
import { Select } from "../../../_components/ui/select"

export type ChosenSide = { document: ChosenDocument; versionId: string | null }

/** One side of a comparison: a document, and which of its versions. */
export function SidePicker({ label, side, onChange }: { label: string; side: ChosenSide | null; onChange: (side: ChosenSide | null) => void }) {
  const [versions, setVersions] = useState<{ documentId: string; items: VersionView[] } | null>(null)
  const documentId = side?.document.id
  useEffect(() => {
    if (!documentId) return
    const stop = new AbortController()
    void callApi<{ items: VersionView[] }>(`/api/documents/${documentId}/versions`, { signal: stop.signal }).then((called) => {
      if (!stop.signal.aborted && called.ok) setVersions({ documentId, items: called.data.items })
    })
    return () => stop.abort()
  }, [documentId])
  const known = versions?.documentId === documentId ? versions?.items : undefined
  return (
    <fieldset className="min-w-0 space-y-2 rounded-lg border border-line bg-surface p-3">
      <legend className="px-1 text-sm font-medium">{label}</legend>
      <DocumentPicker chosen={side ? [side.document] : []} isSingle emptyLabel="Choose a document" onChange={([document]) => onChange(document ? { document, versionId: null } : null)} />
      {side && known && known.length > 1 && (
        <Select aria-label={`Version of ${label.toLowerCase()}`} value={side.versionId ?? ""} onChange={(event) => onChange({ ...side, versionId: event.target.value || null })}>
          <option value="">The version that serves</option>
          {known.map(({ id, number, isServing }) => (
            <option key={id} value={id}>
              Version {number}
              {isServing ? " (serves)" : ""}
            </option>
          ))}
        </Select>
      )}
    </fieldset>
  )
}
