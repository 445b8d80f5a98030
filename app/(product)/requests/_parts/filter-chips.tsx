import Link from "next/link"
import { X } from "lucide-react"
import { formatDay } from "../../../_components/format/format-day"
import { errorLabel, modelName, providerName } from "../../../_components/words/model-words"
import { filtersHref, type RequestFilters, reuseLabels, routeLabels } from "./filters"

/** Filters that come from a link and have no control of their own, each with a way to take it off. */
export function FilterChips({ filters, userName }: { filters: RequestFilters; userName: string | null }) {
  const chips = [
    filters.day && { name: "day" as const, label: `On ${formatDay(filters.day)}` },
    filters.provider && { name: "provider" as const, label: `Provider ${providerName(filters.provider)}` },
    filters.model && { name: "model" as const, label: `Model ${modelName(filters.model)}` },
    filters.errorCode && { name: "errorCode" as const, label: `Error: ${errorLabel(filters.errorCode)}` },
    filters.reuse && { name: "reuse" as const, label: reuseLabels[filters.reuse] },
    filters.route && { name: "route" as const, label: routeLabels[filters.route] },
    filters.userId && { name: "userId" as const, label: userName ? `By ${userName}` : "By one person" },
    filters.documentId && { name: "documentId" as const, label: "About one document" },
    filters.conversationId && { name: "conversationId" as const, label: "In one conversation" },
  ].filter((chip) => typeof chip === "object")
  if (chips.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-1.5">
      {chips.map(({ name, label }) => (
        <li key={name}>
          <Link href={filtersHref({ ...filters, [name]: undefined })} aria-label={`${label}. Take this filter off`} className="inline-flex h-7 items-center gap-1.5 rounded-md bg-accent-soft px-2 text-sm text-accent-ink hover:underline">
            {label} <X aria-hidden className="size-3.5" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
