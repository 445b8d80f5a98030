"use client"

import type { ReactNode } from "react"
import type { ChangeView, PassageView } from "@/lib/services/freshness/freshness.dto"
import { passageHref } from "../answer/passage-href"
import { Badge } from "../ui/badge"
import { TextLink } from "../ui/text-link"
import { DiffWords } from "./diff-words"
import { useWordDiff } from "./use-word-diff"

const kinds = { changed: "Changed", vanished: "No longer there", deleted: "Document deleted", withdrawn: "Version withdrawn" } as const

/** One passage as it was and as it is, with the words that differ marked on both sides. */
export function ChangeItem({ change }: { change: ChangeView }) {
  const { old: before, new: now } = change
  const pieces = useWordDiff(before?.text ?? "", now?.text ?? "")
  return (
    <li className="space-y-2">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Badge tone={change.kind === "changed" ? "warn" : "danger"}>{kinds[change.kind]}</Badge>
        <span className="font-medium break-words">{change.documentTitle ?? "A document you cannot open"}</span>
        <span className="text-muted">{change.isCited ? "cited in the answer" : "speaks of what was asked"}</span>
        {change.documentTitle && change.newVersionId && before && (
          <TextLink href={`/documents/${change.documentId}/compare?from=${before.versionId}&to=${change.newVersionId}`} prefetch={false}>
            Compare the versions
          </TextLink>
        )}
      </p>
      <div className="grid gap-3 md:grid-cols-2 beside:grid-cols-1">
        <Side title="Then" passage={before} documentId={change.documentId} absent={before ? null : change.kind === "changed" ? "Nothing stood here then." : "This text is not kept any more."}>
          {before && <DiffWords pieces={pieces} side="removed" />}
        </Side>
        <Side title="Now" passage={now} documentId={change.documentId} absent={now ? null : absentNow(change)}>
          {now && <DiffWords pieces={pieces} side="added" />}
        </Side>
      </div>
    </li>
  )
}

function Side({ title, passage, documentId, absent, children }: { title: string; passage: PassageView | null; documentId: string; absent: string | null; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0 rounded-lg border border-line p-3 text-sm">
      <p className="mb-1 flex flex-wrap items-baseline gap-x-2 text-xs text-muted">
        <span className="font-semibold text-ink">{title}</span>
        {passage && (
          <TextLink href={passageHref({ documentId, ...passage })} prefetch={false}>
            version {passage.versionNumber}
            {passage.page !== null && `, page ${passage.page}`}
          </TextLink>
        )}
      </p>
      {passage ? (
        <p className="break-words whitespace-pre-wrap">
          <span className="text-faint">{passage.before && `…${passage.before}`}</span>
          {children}
          <span className="text-faint">{passage.isCut ? "…" : passage.after && `${passage.after}…`}</span>
        </p>
      ) : (
        <p className="text-muted">{absent}</p>
      )}
    </section>
  )
}

function absentNow({ kind }: ChangeView): string {
  if (kind === "deleted") return "The document was deleted."
  if (kind === "withdrawn") return "The version was withdrawn."
  return kind === "vanished" ? "This passage is not in the document any more." : "You cannot open this document."
}
