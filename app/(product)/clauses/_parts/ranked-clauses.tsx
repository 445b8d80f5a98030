import type { WorkspaceClause } from "@/lib/services/clauses/clauses.dto"
import { Card } from "../../../_components/ui/card"
import { ClauseResult } from "./clause-result"

/** Clauses that a search found, the nearest first, whatever contract they stand in. */
export function RankedClauses({ clauses }: { clauses: WorkspaceClause[] }) {
  const contracts = new Set(clauses.map(({ documentId }) => documentId)).size
  return (
    <section aria-label="Clauses by nearness" className="space-y-2">
      <p role="status" className="text-sm text-muted">
        {clauses.length === 1 ? "1 clause" : `${clauses.length} clauses`} of {contracts === 1 ? "1 contract" : `${contracts} contracts`}, the nearest first.
      </p>
      <Card>
        <ol className="divide-y divide-line">
          {clauses.map((clause) => (
            <li key={clause.id}>
              <ClauseResult clause={clause} isTitled />
            </li>
          ))}
        </ol>
      </Card>
    </section>
  )
}
