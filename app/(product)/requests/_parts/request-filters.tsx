"use client"

import { useTransition } from "react"
import { useRouter } from "next/navigation"
import { requestStatuses } from "@/drizzle/schema/constants"
import { requestStatusLooks } from "../../../_components/request/request-status"
import { Input } from "../../../_components/ui/input"
import { LinkButton } from "../../../_components/ui/link-button"
import { Select } from "../../../_components/ui/select"
import { Spinner } from "../../../_components/ui/spinner"
import { filtersHref, type RequestFilters as Filters } from "./filters"

export function RequestFilters({ filters, prompts }: { filters: Filters; prompts: { key: string; title: string }[] }) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const set = (name: keyof Filters, value: string) => startTransition(() => router.push(filtersHref({ ...filters, [name]: value || undefined }), { scroll: false }))
  return (
    <div role="group" aria-label="Filters" className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap">
      <label className="min-w-0 text-xs text-faint sm:w-40">
        Status
        <Select value={filters.status ?? ""} onChange={(event) => set("status", event.target.value)}>
          <option value="">All</option>
          {requestStatuses.map((status) => (
            <option key={status} value={status}>
              {requestStatusLooks[status].label}
            </option>
          ))}
        </Select>
      </label>
      <label className="min-w-0 text-xs text-faint sm:w-52">
        Prompt
        <Select value={filters.promptKey ?? ""} onChange={(event) => set("promptKey", event.target.value)}>
          <option value="">All</option>
          {filters.promptKey && !prompts.some(({ key }) => key === filters.promptKey) && <option value={filters.promptKey}>{filters.promptKey}</option>}
          {prompts.map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </Select>
      </label>
      <label className="min-w-0 text-xs text-faint">
        From
        <Input type="date" value={filters.from ?? ""} max={filters.to} onChange={(event) => set("from", event.target.value)} />
      </label>
      <label className="min-w-0 text-xs text-faint">
        To
        <Input type="date" value={filters.to ?? ""} min={filters.from} onChange={(event) => set("to", event.target.value)} />
      </label>
      {Object.keys(filters).length > 0 && (
        <LinkButton href="/requests" variant="ghost">
          Clear
        </LinkButton>
      )}
      <span role="status" className="inline-flex items-center text-muted sm:h-8">
        {isPending && (
          <>
            <Spinner />
            <span className="sr-only">Loading</span>
          </>
        )}
      </span>
    </div>
  )
}
