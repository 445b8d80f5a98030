import { AppError, notFound } from "@/lib/errors"
import { pageOf } from "@/lib/documents/page-of"
import { compareVersions } from "@/lib/documents/versions/compare-versions"
import { diffParagraphs, type ParagraphChange } from "@/lib/documents/versions/diff-paragraphs"
import { runInSlices } from "@/lib/documents/versions/run-in-slices"
import { getDocument } from "@/lib/store/documents/get-document"
import { getVersion, getVersionText } from "@/lib/store/documents/get-version"
import { scopeOf, type ServiceContext } from "../context"
import type { DiffParagraph, DiffPiece, VersionDiffView } from "./freshness.dto"

type Version = NonNullable<Awaited<ReturnType<typeof getVersionText>>>

/** So many differing paragraphs are a part: more of them make a page slow, and nobody reads them at once. */
const paragraphsPerPart = 300
const longestParagraph = 20_000
const longestSame = 1_200
const openingLength = 90

/** Two versions of a document paragraph by paragraph; of a part that there is not, the last one. Throws not_found for what one may not see, conflict for a version that was never read. */
export async function getVersionDiff(ctx: ServiceContext, input: { id: string; from: string; to: string; part?: number | undefined }): Promise<VersionDiffView> {
  const { id: documentId } = input
  const read = async (versionId: string): Promise<Version> =>
    ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
      if (!(await getDocument(tx, { id: documentId }))) throw notFound("document")
      if (!(await getVersion(tx, { documentId, versionId }))) throw notFound("version")
      const version = await getVersionText(tx, { documentId, versionId })
      if (!version) throw new AppError("conflict", "This version has no text to compare: it is still being read, or could not be.")
      return version
    })
  const before = await read(input.from)
  const now = await read(input.to)
  const found = await runInSlices(diffParagraphs(await runInSlices(compareVersions(before, now))))
  const counts = { same: 0, added: 0, removed: 0, moved: 0, changed: 0 }
  for (const { kind } of found) counts[kind]++
  const total = found.length - counts.same
  const parts = Math.max(1, Math.ceil(total / paragraphsPerPart))
  const part = Math.min(parts, Math.max(1, input.part ?? 1))
  const first = (part - 1) * paragraphsPerPart
  const paragraphs: DiffParagraph[] = []
  let seen = 0
  for (const change of found) {
    const last = paragraphs.at(-1)
    if (change.kind !== "same") {
      if (++seen > first + paragraphsPerPart) break
      if (seen > first) paragraphs.push(toView(change, before, now))
    } else if (seen < first) continue
    else if (last?.kind === "same") last.count++
    else paragraphs.push({ kind: "same", count: 1, opening: openingOf(change.new ? now.text.slice(change.new.start, change.new.end) : "") })
  }
  return {
    documentId,
    title: now.title,
    from: { versionId: before.id, number: before.number },
    to: { versionId: now.id, number: now.number },
    isLayoutOnly: total === 0,
    counts,
    paragraphs,
    part,
    parts,
    before: first,
  }
}

function toView(change: Exclude<ParagraphChange, { kind: "same" }>, before: Version, now: Version): DiffParagraph {
  const stood = (version: Version, range: { start: number; end: number }) => ({ ...range, page: pageOf(version.pages, range.start) })
  const textOf = (version: Version, range: { start: number; end: number }) => version.text.slice(range.start, Math.min(range.end, range.start + longestParagraph))
  if (change.kind === "added") return { kind: "added", text: textOf(now, change.new), new: stood(now, change.new) }
  if (change.kind === "removed") return { kind: "removed", text: textOf(before, change.old), old: stood(before, change.old) }
  const places = { old: stood(before, change.old), new: stood(now, change.new) }
  return change.kind === "moved" ? { kind: "moved", text: textOf(now, change.new), ...places } : { kind: "changed", pieces: shorten(change.pieces), ...places }
}

/** What is the same for long is cut in its middle, and a paragraph that never ends at its end. */
function shorten(pieces: readonly DiffPiece[]): DiffPiece[] {
  const shown: DiffPiece[] = []
  let length = 0
  for (const { kind, text } of pieces) {
    const own = kind === "same" && text.length > longestSame ? `${text.slice(0, longestSame / 2)} […] ${text.slice(-longestSame / 2)}` : text.slice(0, longestParagraph)
    shown.push({ kind, text: own })
    length += own.length
    if (length > longestParagraph) return [...shown, { kind: "same", text: " […]" }]
  }
  return shown
}

function openingOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim()
  return line.length > openingLength ? `${line.slice(0, openingLength)}…` : line
}
