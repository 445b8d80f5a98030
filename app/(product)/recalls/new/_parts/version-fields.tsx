"use client"

import { useEffect, useId, useState } from "react"
import type { VersionView } from "@/lib/services/documents/documents.dto"
import { callApi } from "../../../../_components/api/call-api"
import { DocumentPicker } from "../../../../_components/document/document-picker"
import { Field } from "../../../../_components/ui/field"
import { Select } from "../../../../_components/ui/select"
import type { Draft } from "./selector-of"

type VersionFieldsProps = { document: Draft["document"]; versionId: string; onChange: (change: Pick<Draft, "document" | "versionId">) => void }

/** A document and one of its versions. */
export function VersionFields({ document, versionId, onChange }: VersionFieldsProps) {
  const id = useId()
  const [versions, setVersions] = useState<VersionView[] | null>(null)
  const documentId = document?.id ?? null
  useEffect(() => {
    setVersions(null)
    if (!documentId) return
    const aborting = new AbortController()
    void callApi<{ items: VersionView[] } | VersionView[]>(`/api/documents/${documentId}/versions`, { signal: aborting.signal }).then((called) => {
      if (called.ok && !aborting.signal.aborted) setVersions(Array.isArray(called.data) ? called.data : called.data.items)
    })
    return () => aborting.abort()
  }, [documentId])
  return (
    <div className="space-y-4">
      <div className="space-y-1.5">
        <p className="text-sm font-medium">Document</p>
        <DocumentPicker chosen={document ? [document] : []} isSingle emptyLabel="Choose a document" onChange={([chosen]) => onChange({ document: chosen ?? null, versionId: "" })} />
      </div>
      {document && (
        <Field id={`${id}-version`} label="Version">
          <Select id={`${id}-version`} value={versionId} onChange={(event) => onChange({ document, versionId: event.target.value })} disabled={versions === null}>
            <option value="">{versions === null ? "Loading…" : "Choose a version"}</option>
            {(versions ?? []).map((version) => (
              <option key={version.id} value={version.id}>
                Version {version.number}
                {version.isServing ? ", in use" : version.isWithdrawn ? ", withdrawn" : ""}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  )
}
