import type { Tx } from "@/drizzle/client"
import type { RecallSelector } from "@/drizzle/schema"
import { findRelease } from "@/lib/store/prompts/find-release"
import { findVersionById } from "@/lib/store/records/find-version-by-id"
import type { RecallSubject } from "./recalls.dto"

/** What is recalled, by its name; a document that is gone, or closed to this person, has none. */
export async function describeSubject(tx: Tx, selector: RecallSelector): Promise<RecallSubject> {
  if (selector.kind === "version") {
    const version = await findVersionById(tx, selector.versionId)
    return { ...selector, documentTitle: version?.title ?? null, versionNumber: version?.number ?? null }
  }
  if (selector.kind !== "release") return selector
  const release = await findRelease(tx, selector.releaseId)
  const title = release?.definition.title
  return { ...selector, title: typeof title === "string" ? title : (release?.promptKey ?? ""), version: release?.version ?? "" }
}
