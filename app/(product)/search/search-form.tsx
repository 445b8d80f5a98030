"use client"

import { useState, useTransition, type FormEvent } from "react"
import { useRouter } from "next/navigation"
import { Search } from "lucide-react"
import type { ChosenDocument } from "../../_components/document/document-options"
import { DocumentPicker } from "../../_components/document/document-picker"
import { Button } from "../../_components/ui/button"
import { Input } from "../../_components/ui/input"

export function SearchForm({ q, document }: { q: string; document: ChosenDocument | null }) {
  const router = useRouter()
  const [query, setQuery] = useState(q)
  const [isPending, startTransition] = useTransition()
  const go = (documentId: string | null) => {
    const search = new URLSearchParams({ ...(query.trim() ? { q: query.trim() } : {}), ...(documentId ? { documentId } : {}) })
    startTransition(() => router.push(`/search?${search}`))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go(document?.id ?? null)
  }
  return (
    <form role="search" action="/search" onSubmit={submit} className="space-y-2">
      <div className="flex gap-2">
        <Input type="search" name="q" aria-label="Search the documents" placeholder="What are you looking for?" value={query} onChange={(event) => setQuery(event.target.value)} maxLength={1000} autoFocus className="h-10 sm:h-10" />
        <Button type="submit" variant="primary" size="lg" isBusy={isPending}>
          {!isPending && <Search aria-hidden />} Search
        </Button>
      </div>
      <DocumentPicker chosen={document ? [document] : []} isSingle emptyLabel="All documents" onChange={(chosen) => go(chosen[0]?.id ?? null)} />
    </form>
  )
}
