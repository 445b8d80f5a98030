"use client"

import { useId } from "react"
import { useRouter } from "next/navigation"
import { Select } from "../../../../../_components/ui/select"

type VersionChoiceProps = { documentId: string; versions: { id: string; number: number; isServing: boolean }[]; from: string | null; to: string | null }

/** Which two versions stand beside each other. */
export function VersionChoice({ documentId, versions, from, to }: VersionChoiceProps) {
  const router = useRouter()
  const id = useId()
  const show = (choice: { from: string | null; to: string | null }) => router.push(`/documents/${documentId}/compare?${new URLSearchParams({ ...(choice.from ? { from: choice.from } : {}), ...(choice.to ? { to: choice.to } : {}) })}`)
  const options = versions.map((version) => (
    <option key={version.id} value={version.id}>
      Version {version.number}
      {version.isServing ? " (in use)" : ""}
    </option>
  ))
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <label htmlFor={`${id}-from`} className="text-sm text-muted">
        From
      </label>
      <Select id={`${id}-from`} value={from ?? ""} onChange={(event) => show({ from: event.target.value, to })} className="w-auto">
        {options}
      </Select>
      <label htmlFor={`${id}-to`} className="text-sm text-muted">
        to
      </label>
      <Select id={`${id}-to`} value={to ?? ""} onChange={(event) => show({ from, to: event.target.value })} className="w-auto">
        {options}
      </Select>
    </div>
  )
}
