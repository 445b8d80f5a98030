import Link from "next/link"
import { FileText } from "lucide-react"
import type { WorkspaceClause } from "@/lib/services/clauses/clauses.dto"
import { Card } from "../../../_components/ui/card"
import { ClauseResult } from "./clause-result"

/** Clauses under their contracts; a contract stands where its first clause does. */
export function ClauseGroups({ clauses }: { clauses: WorkspaceClause[] }) {
  const groups = new Map<string, WorkspaceClause[]>()
  for (const clause of clauses) groups.set(clause.documentId, [...(groups.get(clause.documentId) ?? []), clause])
  return (
    <ul className="space-y-4" aria-label="Clauses by contract">
      {[...groups].map(([documentId, found]) => (
        <li key={documentId}>
          <Card>
            <h2 className="flex items-center gap-2 border-b border-line px-4 py-2.5 text-base font-semibold">
              <FileText aria-hidden className="size-4 shrink-0 text-faint" />
              <Link href={`/documents/${documentId}?tab=clauses`} prefetch={false} className="min-w-0 rounded-sm break-words hover:underline">
                {found[0]?.documentTitle}
              </Link>
              <span className="ml-auto shrink-0 text-xs font-normal text-faint tabular-nums">{found.length === 1 ? "1 clause" : `${found.length} clauses`}</span>
            </h2>
            <ul className="divide-y divide-line">
              {found.map((clause) => (
                <li key={clause.id}>
                  <ClauseResult clause={clause} />
                </li>
              ))}
            </ul>
          </Card>
        </li>
      ))}
    </ul>
  )
}
