"use client"

import { useState, useTransition, type FormEvent } from "react"
import { useRouter } from "next/navigation"
import { documentStates } from "@/drizzle/schema/constants"
import { documentStateLooks } from "../../../_components/document/document-states"
import { Button } from "../../../_components/ui/button"
import { Input } from "../../../_components/ui/input"
import { Select } from "../../../_components/ui/select"

export function DocumentFilters({ q, state }: { q: string; state: string }) {
  const router = useRouter()
  const [text, setText] = useState(q)
  const [isPending, startTransition] = useTransition()
  const go = (next: { q: string; state: string }) => {
    const search = new URLSearchParams(Object.entries(next).filter(([, value]) => value !== ""))
    startTransition(() => router.push(search.size > 0 ? `/documents?${search}` : "/documents", { scroll: false }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go({ q: text.trim(), state })
  }
  return (
    <form role="search" aria-label="Filter the documents" onSubmit={submit} className="flex gap-2">
      <Input type="search" aria-label="Part of the title" placeholder="Part of the title" value={text} onChange={(event) => setText(event.target.value)} maxLength={200} className="min-w-0 flex-1 sm:max-w-64" />
      <Select aria-label="State" value={state} onChange={(event) => go({ q: text.trim(), state: event.target.value })} className="w-32 shrink-0 sm:w-36">
        <option value="">All states</option>
        {documentStates.map((known) => (
          <option key={known} value={known}>
            {documentStateLooks[known].label}
          </option>
        ))}
      </Select>
      <Button type="submit" isBusy={isPending}>
        Filter
      </Button>
    </form>
  )
}
