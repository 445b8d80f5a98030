import { ShieldCheck } from "lucide-react"
import type { AuditRow } from "@/lib/services/admin/admin.dto"
import { Moment } from "../../../../_components/ui/moment"
import { Table } from "../../../../_components/ui/table"
import { Td } from "../../../../_components/ui/td"
import { TextLink } from "../../../../_components/ui/text-link"
import { Th } from "../../../../_components/ui/th"
import { subjectHref } from "./subject-href"

export function AuditTable({ rows }: { rows: AuditRow[] }) {
  return (
    <Table caption="Audit log">
      <thead>
        <tr>
          <Th>When</Th>
          <Th>Who</Th>
          <Th>What</Th>
          <Th>To what</Th>
          <Th>Details</Th>
          <Th>Sealed</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const href = subjectHref(row)
          const shortId = row.subjectId.length > 20 ? `…${row.subjectId.slice(-8)}` : row.subjectId
          return (
            <tr key={row.id}>
              <Td className="whitespace-nowrap text-muted">
                <Moment iso={row.at} />
              </Td>
              <Td className="min-w-32">{row.actor}</Td>
              <Td className="whitespace-nowrap font-medium">{row.action}</Td>
              <Td className="whitespace-nowrap" title={row.subjectId}>
                {href ? (
                  <TextLink href={href} prefetch={false}>
                    {row.subjectKind} {shortId}
                  </TextLink>
                ) : (
                  `${row.subjectKind} ${shortId}`
                )}
              </Td>
              <Td className="max-w-96 min-w-48 font-mono text-xs break-all text-muted">{Object.keys(row.detail).length > 0 && JSON.stringify(row.detail)}</Td>
              <Td>{row.isSealed ? <ShieldCheck aria-label="Sealed" className="size-4 text-good-ink" /> : <span className="text-xs whitespace-nowrap text-faint">within a minute</span>}</Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
