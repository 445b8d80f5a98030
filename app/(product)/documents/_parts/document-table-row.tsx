import Link from "next/link"
import { FileText, Lock } from "lucide-react"
import type { DocumentRow } from "@/lib/services/documents/documents.dto"
import { DocumentStateBadge } from "../../../_components/document/document-state-badge"
import { isAtWork } from "../../../_components/document/document-states"
import { formatBytes } from "../../../_components/format/format-bytes"
import { humanise } from "../../../_components/output/humanise"
import { Moment } from "../../../_components/ui/moment"
import { ProgressBar } from "../../../_components/ui/progress-bar"
import { Td } from "../../../_components/ui/td"

export function DocumentTableRow({ row }: { row: DocumentRow }) {
  const isWorking = isAtWork(row.state)
  return (
    <tr className="hover:bg-sunken">
      <Td className="w-full max-w-40 sm:max-w-96 sm:min-w-56">
        <span className="flex items-center gap-2">
          {row.visibility === "private" ? <Lock role="img" aria-label="Private" className="size-4 shrink-0 text-warn-ink" /> : <FileText aria-hidden className="size-4 shrink-0 text-faint" />}
          <Link href={`/documents/${row.id}`} prefetch={false} className="min-w-0 truncate rounded-sm font-medium hover:underline" title={row.title}>
            {row.title}
          </Link>
          {row.versionNumber > 1 && <span className="text-xs text-faint">v{row.versionNumber}</span>}
        </span>
      </Td>
      <Td className="sm:min-w-48">
        <span className="flex items-center gap-2">
          <DocumentStateBadge state={row.state} />
          {isWorking && <ProgressBar label={`${row.title}: ${row.reason ?? row.state}`} share={row.shareDone} className="min-w-10 sm:min-w-16" />}
        </span>
        {row.reason && row.state !== "queued" && (
          <span className="mt-0.5 block max-w-52 truncate xl:max-w-64 text-xs text-muted max-sm:hidden" title={row.reason}>
            {row.reason}
          </span>
        )}
      </Td>
      <Td className="whitespace-nowrap text-muted max-md:hidden">{row.kind ? humanise(row.kind) : "–"}</Td>
      <Td isNumeric className="max-md:hidden">
        {row.pageCount ?? "–"}
      </Td>
      <Td isNumeric className="whitespace-nowrap max-lg:hidden">
        {formatBytes(row.byteLength)}
      </Td>
      <Td className="max-w-36 truncate text-muted max-lg:hidden">{row.owner.name}</Td>
      <Td isNumeric className="whitespace-nowrap text-muted max-sm:hidden">
        <Moment iso={row.updatedAt} isRelative />
      </Td>
    </tr>
  )
}
