import type { listVersions } from "@/lib/store/documents/list-versions"
import type { VersionView } from "../documents.dto"

type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

export function toVersionView(version: VersionRow, currentVersionId: string | null): VersionView {
  const { createdByName, createdAt, withdrawnAt, ...facts } = version
  return { ...facts, isServing: version.id === currentVersionId, isWithdrawn: withdrawnAt !== null, createdAt: createdAt.toISOString(), createdBy: createdByName ?? "Someone who left" }
}
