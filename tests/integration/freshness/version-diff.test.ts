import { beforeAll, expect, it } from "vitest"
import type { ServiceContext } from "@/lib/services/context"
import { addVersion, uploadDocument } from "@/lib/services/documents"
import { getVersionDiff } from "@/lib/services/freshness"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "utf8"))
const count = 650
const book = (day: string) => `${Array.from({ length: count }, (_, index) => `The keeper of hall ${index} opens it on ${day} for ${index * 3} visitors.`).join("\n\n")}\n`

describeOnBothDatabases("what differs between two versions", (open) => {
  let deps: TestDeps
  let member: ServiceContext
  let stranger: ServiceContext

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    member = await (await createTenant(deps)).context("member", "Mia")
    stranger = await (await createTenant(deps)).context("admin", "Sam")
  })

  it("comes in parts where very much does, every change in one of them, and is nobody else's", async () => {
    const { id, versionId: from } = await uploadDocument(member, { bytes: bytesOf(book("Monday")), fileName: "halls.txt", visibility: "private" })
    await runEngine(deps)
    const { versionId: to } = await addVersion(member, { documentId: id, bytes: bytesOf(book("Friday")), fileName: "halls.txt" })
    await runEngine(deps)
    const parts = []
    for (const part of [1, 2, 3]) parts.push(await getVersionDiff(member, { id, from, to, part }))
    expect(parts.map(({ part, parts: all, before }) => [part, all, before])).toEqual([[1, 3, 0], [2, 3, 300], [3, 3, 600]])
    const starts = parts.flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => ("new" in paragraph ? [paragraph.new.start] : [])))
    expect(new Set(starts).size).toBe(count)
    expect(starts).toEqual(starts.toSorted((first, second) => first - second))
    expect(parts[0]?.counts).toMatchObject({ changed: count, same: 0 })
    expect((await getVersionDiff(member, { id, from, to, part: 99 })).part).toBe(3)
    await expect(getVersionDiff(stranger, { id, from, to })).rejects.toMatchObject({ code: "not_found" })
  })

  it("is short where a paragraph never ends", async () => {
    const endless = `${"The keeper opens the hall and closes it again. ".repeat(4_000)}\n`
    const { id, versionId: from } = await uploadDocument(member, { bytes: bytesOf(endless), fileName: "endless.txt", visibility: "private" })
    await runEngine(deps)
    const { versionId: to } = await addVersion(member, { documentId: id, bytes: bytesOf(endless.replace(/hall(?= and closes it again\. \n)/, "gate")), fileName: "endless.txt" })
    await runEngine(deps)
    const diff = await getVersionDiff(member, { id, from, to })
    const pieces = diff.paragraphs.flatMap((paragraph) => (paragraph.kind === "changed" ? paragraph.pieces : []))
    expect(pieces.filter(({ kind }) => kind !== "same").map(({ text }) => text.trim())).toEqual(["hall", "gate"])
    expect(JSON.stringify(diff).length).toBeLessThan(5_000)
  })
})
