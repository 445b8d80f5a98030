"use client"

import { useState, useTransition, type FormEvent } from "react"
import { useRouter } from "next/navigation"
import { Search } from "lucide-react"
import type { ClauseOverview } from "@/lib/services/clauses/clauses.dto"
import { verdictLook } from "../../../_components/answer/verdicts"
import { Button } from "../../../_components/ui/button"
import { Checkbox } from "../../../_components/ui/checkbox"
import { Input } from "../../../_components/ui/input"
import { Select } from "../../../_components/ui/select"
import { type ClauseQuery, clausesHref, sureness } from "./clause-query"

const shownVerdicts = ["exact", "normalised", "fuzzy"] as const

export function ClauseFilters({ query, overview }: { query: ClauseQuery; overview: ClauseOverview }) {
  const router = useRouter()
  const [text, setText] = useState(query.q)
  const [isPending, startTransition] = useTransition()
  const go = (changes: Partial<ClauseQuery>) => startTransition(() => router.push(clausesHref({ ...query, q: text.trim(), cursor: "", ...changes }), { scroll: false }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go({ isMissing: false })
  }
  return (
    <form role="search" aria-label="Find clauses" onSubmit={submit} className="space-y-2">
      <div className="flex gap-2">
        <Input type="search" aria-label="Find clauses by meaning" placeholder="By meaning: who may leave early, and how?" value={text} onChange={(event) => setText(event.target.value)} maxLength={1000} className="h-10 min-w-0 flex-1 sm:h-10" />
        <Button type="submit" variant="primary" size="lg" isBusy={isPending}>
          {!isPending && <Search aria-hidden />} Find
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-2 lg:grid-cols-4">
        <Select aria-label="Type of clause" value={query.type} onChange={(event) => go({ type: event.target.value, isMissing: query.isMissing && event.target.value !== "" })}>
          <option value="">All 41 types</option>
          {overview.types.map(({ name, clauses }) => (
            <option key={name} value={name}>
              {name} ({clauses})
            </option>
          ))}
        </Select>
        <Select aria-label="Contract" value={query.contract} onChange={(event) => go({ contract: event.target.value })}>
          <option value="">All contracts ({overview.contracts.length})</option>
          {overview.contracts.map(({ id, title, clauses }) => (
            <option key={id} value={id}>
              {title} ({clauses})
            </option>
          ))}
        </Select>
        <Select aria-label="How sure" value={query.sure} onChange={(event) => go({ sure: event.target.value as ClauseQuery["sure"] })}>
          <option value="">However sure</option>
          {Object.entries(sureness).map(([value, { label }]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Select aria-label="Check of the quote" value={query.verdict} onChange={(event) => go({ verdict: event.target.value as ClauseQuery["verdict"] })}>
          <option value="">Any check</option>
          {shownVerdicts.map((verdict) => (
            <option key={verdict} value={verdict}>
              {verdictLook(verdict, 1).label.replace(/,.*/, "")}
            </option>
          ))}
        </Select>
      </div>
      {query.type && <Checkbox label={`Contracts without a clause of the type ${query.type}`} checked={query.isMissing} onChange={(event) => go({ isMissing: event.target.checked })} />}
    </form>
  )
}
