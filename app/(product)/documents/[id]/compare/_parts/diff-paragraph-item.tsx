import type { DiffParagraph, VersionDiffView } from "@/lib/services/freshness/freshness.dto"
import { passageHref } from "../../../../../_components/answer/passage-href"
import { DiffWords } from "../../../../../_components/changes/diff-words"
import { cx } from "../../../../../_components/ui/cx"
import { TextLink } from "../../../../../_components/ui/text-link"

type Shown = Exclude<DiffParagraph, { kind: "same" }>

const looks: Record<Shown["kind"], { words: string; edge: string }> = {
  changed: { words: "Changed", edge: "border-l-warn-ink" },
  added: { words: "Added", edge: "border-l-good-ink" },
  removed: { words: "Removed", edge: "border-l-danger-ink" },
  moved: { words: "Moved here", edge: "border-l-accent-ink" },
}

/** One paragraph that differs, or a line for those that do not. */
export function DiffParagraphItem({ paragraph, diff }: { paragraph: DiffParagraph; diff: VersionDiffView }) {
  if (paragraph.kind === "same")
    return (
      <li className="px-4 py-2 text-sm break-words text-faint">
        {paragraph.count === 1 ? "One unchanged paragraph" : `${paragraph.count} unchanged paragraphs`}
        {paragraph.opening && `: “${paragraph.opening}”`}
      </li>
    )
  const { words, edge } = looks[paragraph.kind]
  return (
    <li data-change tabIndex={-1} className={cx("scroll-mt-28 border-l-4 px-4 py-3 text-base [contain-intrinsic-size:auto_8rem] [content-visibility:auto] focus-visible:bg-sunken", edge)}>
      <p className="mb-1 flex flex-wrap gap-x-3 text-sm text-muted">
        <span className="font-medium text-ink">{words}</span>
        {"old" in paragraph && <Place diff={diff} version={diff.from} place={paragraph.old} />}
        {"new" in paragraph && <Place diff={diff} version={diff.to} place={paragraph.new} />}
      </p>
      <p className="break-words whitespace-pre-wrap">
        {paragraph.kind === "changed" ? (
          <DiffWords pieces={paragraph.pieces} side="both" />
        ) : paragraph.kind === "moved" ? (
          paragraph.text
        ) : (
          <DiffWords pieces={[{ kind: paragraph.kind, text: paragraph.text }]} side="both" />
        )}
      </p>
    </li>
  )
}

function Place({ diff, version, place }: { diff: VersionDiffView; version: VersionDiffView["from"]; place: { start: number; end: number; page: number | null } }) {
  return (
    <TextLink href={passageHref({ documentId: diff.documentId, versionId: version.versionId, ...place })} prefetch={false}>
      version {version.number}
      {place.page !== null && `, page ${place.page}`}
    </TextLink>
  )
}
