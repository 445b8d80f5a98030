"use client"

import { useEffect, useState } from "react"
import { Command, defaultFilter } from "cmdk"
import { FileText, MessageSquareText, Search } from "lucide-react"
import { useRouter } from "next/navigation"
import type { Role } from "@/drizzle/schema/constants"
import { navItemsFor } from "../shell/nav-items"
import { PaletteRow } from "./palette-row"
import { usePaletteEntries } from "./use-palette-entries"

const groupClass = "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-faint"

/** Searching inside the documents is always offered, after everything that fits by name. */
function score(value: string, typed: string, keywords?: string[]): number {
  return value.startsWith("search ") ? 0.0001 : defaultFilter(value, typed, keywords)
}

export function Palette({ role, onClose }: { role: Role; onClose: () => void }) {
  const router = useRouter()
  const [query, setQuery] = useState("")
  const [selected, setSelected] = useState("")
  const { documents, conversations } = usePaletteEntries(query)
  useEffect(() => {
    const [first] = documents
    if (first) setSelected((value) => (value.startsWith("search ") ? `document ${first.id}` : value))
  }, [documents])
  const go = (href: string) => {
    onClose()
    router.push(href)
  }
  return (
    <Command label="Jump to" loop filter={score} value={selected} onValueChange={setSelected}>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="size-4 shrink-0 text-faint" />
        <Command.Input autoFocus value={query} onValueChange={setQuery} placeholder="Page, document or conversation" className="h-12 w-full bg-transparent text-lg outline-none placeholder:text-faint" />
      </div>
      <Command.List className="max-h-80 overflow-y-auto p-1.5">
        <Command.Empty className="px-2.5 py-6 text-center text-base text-muted">Nothing by that name.</Command.Empty>
        <Command.Group heading="Pages" className={groupClass}>
          {navItemsFor(role).map(({ href, label, icon }) => (
            <PaletteRow key={href} value={`page ${label}`} icon={icon} onSelect={() => go(href)}>
              {label}
            </PaletteRow>
          ))}
        </Command.Group>
        {documents.length > 0 && (
          <Command.Group heading="Documents" className={groupClass}>
            {documents.map(({ id, title }) => (
              <PaletteRow key={id} value={`document ${id}`} keywords={[title, query]} icon={FileText} onSelect={() => go(`/documents/${id}`)}>
                {title}
              </PaletteRow>
            ))}
          </Command.Group>
        )}
        {conversations.length > 0 && (
          <Command.Group heading="Conversations" className={groupClass}>
            {conversations.map(({ id, title }) => (
              <PaletteRow key={id} value={`conversation ${id}`} keywords={[title]} icon={MessageSquareText} onSelect={() => go(`/ask/${id}`)}>
                {title}
              </PaletteRow>
            ))}
          </Command.Group>
        )}
        {query.trim() && (
          <Command.Group heading="Everywhere" className={groupClass}>
            <PaletteRow value={`search ${query}`} icon={Search} onSelect={() => go(`/search?q=${encodeURIComponent(query.trim())}`)}>
              Search the documents for “{query.trim()}”
            </PaletteRow>
          </Command.Group>
        )}
      </Command.List>
    </Command>
  )
}
