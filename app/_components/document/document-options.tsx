"use client"

import { useState } from "react"
import { Input } from "../ui/input"
import { TextLink } from "../ui/text-link"
import { DocumentStateBadge } from "./document-state-badge"
import { useDocumentSearch } from "./use-document-search"

export type ChosenDocument = { id: string; title: string }

type DocumentOptionsProps = { chosen: ChosenDocument[]; isSingle: boolean; onToggle: (document: ChosenDocument) => void }

/** The searchable list inside a document picker. */
export function DocumentOptions({ chosen, isSingle, onToggle }: DocumentOptionsProps) {
  const [query, setQuery] = useState("")
  const { items, isLoading, error } = useDocumentSearch({ query, isActive: true })
  const isChosen = (id: string) => chosen.some((document) => document.id === id)
  return (
    <div className="p-2">
      <Input type="search" aria-label="Find a document" placeholder="Find a document" value={query} onChange={(event) => setQuery(event.target.value)} autoFocus />
      <ul className="mt-2 max-h-64 min-h-16 overflow-y-auto" aria-busy={isLoading}>
        {items.map(({ id, title, state }) => (
          <li key={id}>
            <label className="flex min-h-8 items-center gap-2 rounded-md px-1.5 text-sm hover:bg-sunken has-focus-visible:bg-sunken">
              <input type={isSingle ? "radio" : "checkbox"} name="picked-document" className="size-4 shrink-0 accent-accent" checked={isChosen(id)} onChange={() => onToggle({ id, title })} />
              <span className="min-w-0 flex-1 truncate" title={title}>
                {title}
              </span>
              {state !== "ready" && <DocumentStateBadge state={state} />}
            </label>
          </li>
        ))}
      </ul>
      <p role="status" className="px-1.5 text-sm text-muted">
        {error ?? (isLoading ? "Loading…" : items.length === 0 ? (query ? "No document by that name." : <>There are no documents yet. <TextLink href="/documents">Upload one</TextLink></>) : null)}
      </p>
    </div>
  )
}
