import type { ReactNode } from "react"
import type { ComparedType as Compared } from "@/lib/services/clauses/compare.dto"
import type { WorkspaceClause } from "@/lib/services/clauses/clauses.dto"
import { passageHref } from "../../../_components/answer/passage-href"
import { Badge, type Tone } from "../../../_components/ui/badge"
import { Card } from "../../../_components/ui/card"
import { TextLink } from "../../../_components/ui/text-link"

const looks: Record<Compared["change"], { label: string; tone: Tone }> = {
  same: { label: "Same wording", tone: "good" },
  changed: { label: "Different wording", tone: "warn" },
  only_left: { label: "Only on the left", tone: "accent" },
  only_right: { label: "Only on the right", tone: "accent" },
  neither: { label: "On neither side", tone: "neutral" },
}

const longestLabel = 80

/** One type of clause on both sides; what differs is marked word by word. */
export function ComparedType({ compared }: { compared: Compared }) {
  const { type, change, left, right, parts } = compared
  const { label, tone } = looks[change]
  const hasDiff = change === "changed" && parts.length > 0
  return (
    <Card>
      <h2 className="flex items-center gap-2 border-b border-line px-4 py-2.5 text-base font-semibold">
        {type}
        <Badge tone={tone} className="ml-auto">
          {label}
        </Badge>
      </h2>
      <div className="grid divide-line max-md:divide-y md:grid-cols-2 md:divide-x">
        <Side clauses={left} missing="No such clause was found on the left." label="Left">
          {hasDiff && parts.map(({ kind, text }, index) => (kind === "added" ? null : kind === "removed" ? <del key={index} className="rounded-sm bg-danger-soft text-danger-ink">{text}</del> : <span key={index}>{text}</span>))}
        </Side>
        <Side clauses={right} missing="No such clause was found on the right." label="Right">
          {hasDiff && parts.map(({ kind, text }, index) => (kind === "removed" ? null : kind === "added" ? <ins key={index} className="rounded-sm bg-good-soft text-good-ink no-underline">{text}</ins> : <span key={index}>{text}</span>))}
        </Side>
      </div>
    </Card>
  )
}

function Side({ clauses, missing, label, children }: { clauses: WorkspaceClause[]; missing: string; label: string; children: ReactNode }) {
  if (clauses.length === 0) return <p className="px-4 py-3 text-base text-muted">{missing}</p>
  const wordings = [...new Set(clauses.map(({ quote }) => quote))]
  return (
    <div role="group" aria-label={label} className="min-w-0 space-y-2 px-4 py-3">
      <div className="text-base break-words whitespace-pre-line">{children || wordings.join("\n\n")}</div>
      <p className="flex flex-wrap gap-x-3 text-sm">
        {clauses
          .filter(({ start }) => start !== null)
          .map((clause) => (
            <TextLink key={clause.id} href={passageHref(clause)} aria-label={`${clause.page === null ? "Show in the document" : `Page ${clause.page}`}: ${clause.quote.replace(/\s+/g, " ").slice(0, longestLabel)}`}>
              {clause.page === null ? "Show in the document" : `Page ${clause.page}`}
            </TextLink>
          ))}
      </p>
    </div>
  )
}
