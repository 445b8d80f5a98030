import { countStems, listSayings } from "@/lib/documents/versions/bears-on-question"
import type { Comparison } from "@/lib/documents/versions/compare-versions"
import { listChanges } from "@/lib/documents/versions/list-changes"
import { runInSlices } from "@/lib/documents/versions/run-in-slices"
import type { Ground } from "./judge-reliance"

/** Works out once what the answers on an old version are judged by. */
export async function layGround(input: { oldVersionId: string; newVersionId: string; documentId: string; comparison: Comparison }): Promise<Ground> {
  const { comparison } = input
  const changes = await runInSlices(listChanges(comparison))
  const frequencies = await runInSlices(countStems([comparison.old.text, comparison.new.text]))
  const texts = { old: comparison.old.text, new: comparison.new.text }
  const speaking: Ground["changes"] = []
  for (const change of changes) speaking.push({ ...change, sayings: await runInSlices(listSayings(texts, change)) })
  return { ...input, changes: speaking, frequencies }
}
