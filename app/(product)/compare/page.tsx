import type { Metadata } from "next"
import { GitCompareArrows } from "lucide-react"
import { pageContext } from "@/lib/http/page-context"
import { getComparison } from "@/lib/services/clauses"
import { type ComparedSide, type Comparison, CompareInput } from "@/lib/services/clauses/compare.dto"
import { firstOf, type PageSearch } from "../../_components/page/first-of"
import { orNotFound } from "../../_components/page/or-not-found"
import { EmptyState } from "../../_components/ui/empty-state"
import { Notice } from "../../_components/ui/notice"
import { PageBody } from "../../_components/ui/page-body"
import { PageHeader } from "../../_components/ui/page-header"
import { CompareForm } from "./_parts/compare-form"
import { ComparedType } from "./_parts/compared-type"
import type { ChosenSide } from "./_parts/side-picker"

export const metadata: Metadata = { title: "Compare" }

const order = { changed: 0, only_left: 1, only_right: 1, same: 2, neither: 3 }

export default async function ComparePage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams
  const asked = CompareInput.safeParse({ left: firstOf(search.left), right: firstOf(search.right) })
  const ctx = await pageContext()
  const comparison = asked.success ? await orNotFound(getComparison(ctx, asked.data)) : null
  const address = asked.success ? JSON.stringify(asked.data) : ""
  return (
    <PageBody width="wide">
      <PageHeader title="Compare" description="Two contracts, or two versions of one, clause by clause." />
      <CompareForm
        key={address}
        initialLeft={comparison && sideOf(comparison.left, asked.data?.left.versionId)}
        initialRight={comparison && sideOf(comparison.right, asked.data?.right.versionId)}
      />
      {comparison ? (
        <Compared comparison={comparison} />
      ) : (
        <EmptyState icon={GitCompareArrows} title="Choose two sides">
          Choose a document on each side, or the same one twice with two of its versions. Clauses are set side by side by their type, with every changed word marked.
        </EmptyState>
      )}
    </PageBody>
  )
}

function Compared({ comparison }: { comparison: Comparison }) {
  const { left, right, types } = comparison
  const unread = [left, right].filter(({ state }) => state !== "read")
  const shown = types.filter(({ change }) => change !== "neither").toSorted((a, b) => order[a.change] - order[b.change])
  const count = (change: string) => types.filter((compared) => compared.change === change).length
  const neither = types.filter(({ change }) => change === "neither").map(({ type }) => type)
  return (
    <div className="space-y-4 pt-5">
      {unread.map((side) => (
        <Notice key={`${side.documentId} ${side.versionId}`} tone="warn" title={`“${side.title}”, version ${side.versionNumber}, has no clauses to compare`}>
          {side.state === "held" ? "Its analysis waits for a reviewer to sign it." : "It was not analysed: only contracts are, and a version that another replaced before its analysis has none."}
        </Notice>
      ))}
      {unread.length === 0 && (
        <>
          {[left, right].filter(({ clauses }) => clauses === 0).map((side) => (
            <Notice key={side.versionId} tone="warn" title={`In “${side.title}” no clause was found`}>
              That none was found is no proof that there is none: look before you rely on it.
            </Notice>
          ))}
          <p role="status" className="text-base text-muted">
            {count("changed")} different, {count("same")} the same, {count("only_left")} only on the left, {count("only_right")} only on the right, {neither.length} on neither side.
          </p>
          <div className="hidden gap-4 px-4 text-sm font-medium text-muted md:grid md:grid-cols-2">
            <p className="truncate">{nameOf(left)}</p>
            <p className="truncate">{nameOf(right)}</p>
          </div>
          <ul className="space-y-3" aria-label="Clauses side by side">
            {shown.map((compared) => (
              <li key={compared.type}>
                <ComparedType compared={compared} />
              </li>
            ))}
          </ul>
          {neither.length > 0 && (
            <Notice title="On neither side">{neither.join(", ")}</Notice>
          )}
        </>
      )}
    </div>
  )
}

function nameOf({ title, versionNumber, isServing }: ComparedSide): string {
  return `${title}, version ${versionNumber}${isServing ? "" : " (no longer serves)"}`
}

function sideOf({ documentId, title, versionId }: ComparedSide, asked: string | undefined): ChosenSide {
  return { document: { id: documentId, title }, versionId: asked ? versionId : null }
}
