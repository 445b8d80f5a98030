import type { VersionView } from "@/lib/services/documents/documents.dto"
import { formatBytes } from "../../../../_components/format/format-bytes"
import { Badge } from "../../../../_components/ui/badge"
import { Moment } from "../../../../_components/ui/moment"
import { TextLink } from "../../../../_components/ui/text-link"

export function VersionsTab({ documentId, versions, canReview }: { documentId: string; versions: VersionView[]; canReview: boolean }) {
  const readable = versions.filter((version) => version.failureCode === null).toSorted((a, b) => a.number - b.number)
  const before = (version: VersionView) => readable.filter(({ number }) => number < version.number).at(-1)
  return (
    <ol className="space-y-2">
      {[...versions]
        .sort((a, b) => b.number - a.number)
        .map((version) => (
          <li key={version.id} className="space-y-1 rounded-lg border border-line px-3 py-2.5 text-sm">
            <p className="flex flex-wrap items-center gap-2">
              <span className="text-base font-semibold">Version {version.number}</span>
              {version.isServing && <Badge tone="good">Answers rest on it</Badge>}
              {version.isWithdrawn && <Badge tone="danger">Withdrawn</Badge>}
              {version.failureCode && <Badge tone="danger">Not readable</Badge>}
            </p>
            <p className="break-words text-muted">
              {version.fileName} · {formatBytes(version.byteLength)}
              {version.pageCount !== null && ` · ${version.pageCount} ${version.pageCount === 1 ? "page" : "pages"}`}
            </p>
            <p className="text-faint">
              <Moment iso={version.createdAt} /> by {version.createdBy}
            </p>
            {version.failureReason && <p className="text-danger-ink">{version.failureReason}</p>}
            {version.warnings.map(({ message }) => (
              <p key={message} className="text-warn-ink">
                {message}
              </p>
            ))}
            {version.failureCode === null && (
              <p className="flex flex-wrap gap-x-3">
                <TextLink href={`/documents/${documentId}?version=${version.id}&tab=versions`}>Show this version</TextLink>
                {before(version) && (
                  <TextLink href={`/documents/${documentId}/compare?from=${before(version)?.id}&to=${version.id}`} prefetch={false}>
                    What changed since version {before(version)?.number}
                  </TextLink>
                )}
                {canReview && !version.isWithdrawn && (
                  <TextLink href={`/recalls/new?documentId=${documentId}&versionId=${version.id}`} prefetch={false}>
                    Recall what rests on it
                  </TextLink>
                )}
              </p>
            )}
          </li>
        ))}
    </ol>
  )
}
