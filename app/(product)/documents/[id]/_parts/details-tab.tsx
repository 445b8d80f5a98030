import type { DocumentView } from "@/lib/services/documents/documents.dto"
import { formatBytes } from "../../../../_components/format/format-bytes"
import { formatCount } from "../../../../_components/format/format-count"
import { humanise } from "../../../../_components/output/humanise"
import { DescriptionList } from "../../../../_components/ui/description-list"
import { Moment } from "../../../../_components/ui/moment"
import { TextLink } from "../../../../_components/ui/text-link"

export function DetailsTab({ document }: { document: DocumentView }) {
  const version = document.version ?? document.latestVersion
  return (
    <DescriptionList
      items={[
        { label: "Kind", value: document.kind ? humanise(document.kind) : "Not known yet" },
        { label: "Who can read it", value: document.visibility === "private" ? `${document.owner.name} and administrators` : "Everyone in the workspace" },
        { label: "Owner", value: document.owner.name },
        { label: "File", value: version.fileName },
        { label: "Type", value: version.mediaType },
        { label: "Size", value: formatBytes(version.byteLength) },
        { label: "Pages", value: version.pageCount },
        { label: "Passages indexed", value: formatCount(document.chunkCount) },
        { label: "SHA-256", value: version.byteLength === 0 ? null : <code className="font-mono text-xs break-all">{version.sha256}</code> },
        { label: "Source", value: document.sourceUrl ? <a href={document.sourceUrl} rel="noopener noreferrer nofollow" target="_blank" className="rounded-sm break-all text-accent-ink underline underline-offset-2">{document.sourceUrl}</a> : null },
        { label: "Kept from", value: document.origin && <RowOrigin origin={document.origin} /> },
        { label: "Uploaded", value: <Moment iso={document.createdAt} /> },
        { label: "Changed", value: <Moment iso={document.updatedAt} /> },
        { label: "Used in", value: <TextLink href={`/requests?documentId=${document.id}`}>Requests about this document</TextLink> },
      ]}
    />
  )
}

function RowOrigin({ origin: { name, target, table, key, lastSyncedAt, isSynced } }: { origin: NonNullable<DocumentView["origin"]> }) {
  return (
    <>
      Row {key} of {table} at {target}, through the connector {name}
      {isSynced ? lastSyncedAt && <>, last synced <Moment iso={lastSyncedAt} isRelative /></> : ", which is deleted: it is not looked at again"}
    </>
  )
}
