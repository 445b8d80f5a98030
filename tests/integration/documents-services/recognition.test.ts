import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, it } from "vitest"
import { rows } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import { addVersion, getDocument, getDocumentText, getPageLayout, listVersions, retryDocument, uploadDocument } from "@/lib/services/documents"
import { buildPdf, textPage } from "@/tests/fixtures/documents/build-pdf"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "./offline-models"
import { runEngine } from "./run-engine"

const scan = { lines: [], hasImage: true }
const header = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
const line = (number: number, confidence: number, words: string) =>
  words.split(" ").map((word, index) => `5\t1\t1\t1\t${number}\t${index + 1}\t${200 + index * 150}\t${300 + number * 40}\t140\t30\t${confidence}\t${word}`).join("\n")

describeOnBothDatabases("scans", (open) => {
  const folder = mkdtempSync(path.join(tmpdir(), "recognition-"))
  const calls = path.join(folder, "calls")
  const systemPath = process.env.PATH
  let deps: TestDeps
  let tenant: Tenant
  let ctx: ServiceContext

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    tenant = await createTenant(deps)
    ctx = await tenant.context("member", "Mia")
  })
  afterAll(() => {
    process.env.PATH = systemPath
    rmSync(folder, { recursive: true })
  })

  /** A tesseract that answers every picture with these lines, or complains. */
  const install = (tsv: string | null) => {
    process.env.PATH = folder
    rmSync(calls, { force: true })
    const program = path.join(folder, "tesseract")
    writeFileSync(path.join(folder, "answer.tsv"), tsv ?? "")
    writeFileSync(program, `#!/bin/sh\n/bin/cat > /dev/null\necho call >> ${calls}\n${tsv === null ? "echo 'Failed loading language eng' >&2; exit 1" : `/bin/cat ${path.join(folder, "answer.tsv")}`}\n`)
    chmodSync(program, 0o755)
  }
  const uninstall = () => {
    process.env.PATH = path.join(folder, "nothing")
  }
  const countCalls = () => (existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n").length : 0)
  const unique = (() => {
    let number = 0
    return (pages: Parameters<typeof buildPdf>[0]) => {
      const file = path.join(folder, "a.pdf")
      writeFileSync(file, buildPdf(pages))
      appendFileSync(file, `% ${number++}\n`)
      return new Uint8Array(readFileSync(file))
    }
  })()
  const countKept = async () => (await deps.database.system(async (tx) => {
    await tx.execute(sql`set local role none`)
    return rows<{ count: number }>(tx, sql`select count(*)::int as count from recognised_pages`)
  }))[0]?.count

  it("wait for recognition, say how to get it, and are read at the next try once it is there", async () => {
    uninstall()
    const { id } = await uploadDocument(ctx, { bytes: unique([scan, scan]), fileName: "scan.pdf" })
    await runEngine(deps)
    const waiting = await getDocument(ctx, { id })
    expect(waiting).toMatchObject({ state: "needs_ocr", code: "no_text" })
    expect(waiting.reason).toContain("tesseract")
    install(`${header}\n${line(1, 96, "The Supplier shall deliver")}\n${line(2, 90, "within thirty days.")}`)
    await retryDocument(ctx, { id })
    await runEngine(deps, { timesPerStep: 2 })
    const read = await getDocument(ctx, { id })
    expect(read.version).toMatchObject({ pageCount: 2, ocrConfidence: expect.closeTo(0.934, 2) })
    expect(read.version?.warnings.map(({ message }) => message)).toEqual(["Pages 1 and 2 are pictures; the text was recognised, with a confidence of 93 %."])
    const { text, pages } = await getDocumentText(ctx, { id })
    expect(pages?.map((page) => text.slice(page.start, page.end))).toEqual(Array.from({ length: 2 }, () => "The Supplier shall deliver within thirty days."))
    const layout = await getPageLayout(ctx, { id, page: 2 })
    expect(layout).toMatchObject({ page: 2, width: 595, height: 842, ocrConfidence: expect.closeTo(0.934, 2) })
    expect(layout.lines.map(([start, end]) => text.slice(start, end))).toEqual(["The Supplier shall deliver", "within thirty days."])
    expect(layout.lines[0]?.slice(2)).toEqual([72, 122.4, 212.4, 10.8])
    expect(countCalls()).toBe(2)
    expect(await countKept()).toBe(0)
  })

  it("go on at the next page when the work on them is cut off", async () => {
    install(`${header}\n${line(1, 50, "Faint words on paper")}`)
    const { id, versionId } = await uploadDocument(ctx, { bytes: unique([scan, textPage(["Words that were written."]), scan]), fileName: "mixed.pdf" })
    const page = JSON.stringify([{ text: "Recognised before", x: 72, y: 72, width: 200, height: 12, confidence: 0.9 }])
    await deps.database.workspace({ workspaceId: tenant.workspaceId, userId: ctx.actor.userId, role: "member" }, (tx) =>
      tx.execute(sql`insert into recognised_pages (workspace_id, version_id, page, width, height, lines, confidence) values (${tenant.workspaceId}, ${versionId}, 1, 595, 842, ${page}::jsonb, 0.9)`),
    )
    await runEngine(deps)
    const { text } = await getDocumentText(ctx, { id })
    expect(text).toBe("Recognised before\n\nWords that were written.\n\nFaint words on paper")
    expect(countCalls()).toBe(1)
    const [version] = await listVersions(ctx, { id })
    expect(version?.warnings.find(({ code }) => code === "pages_recognised")?.message).toContain("Page 3 was hard to make out")
  })

  it("in part keep the text they have where there is no recognition, and are recognised once it is there", async () => {
    uninstall()
    const { id } = await uploadDocument(ctx, { bytes: unique([textPage(["Words that were written."]), scan]), fileName: "part.pdf" })
    await runEngine(deps)
    expect((await getDocumentText(ctx, { id })).text).toBe("Words that were written.")
    expect((await listVersions(ctx, { id }))[0]?.warnings).toMatchObject([{ code: "pages_without_text" }, { code: "pages_unrecognised", message: expect.stringContaining("Page 2 is a picture of text") }])
    await expect(retryDocument(ctx, { id })).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("install tesseract") })
    install(`${header}\n${line(1, 96, "Words that were scanned")}`)
    await expect(retryDocument(await tenant.context("member", "Nobody's"), { id })).rejects.toMatchObject({ code: "forbidden" })
    const pressed = await Promise.allSettled([retryDocument(ctx, { id }), retryDocument(ctx, { id })])
    expect(pressed.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect((await getDocumentText(ctx, { id })).text).toBe("Words that were written.")
    await runEngine(deps)
    expect((await getDocumentText(ctx, { id })).text).toBe("Words that were written.\n\nWords that were scanned")
    expect((await listVersions(ctx, { id })).find(({ isServing }) => isServing)).toMatchObject({ number: 2, warnings: [{ code: "pages_recognised" }] })
    await expect(retryDocument(ctx, { id })).rejects.toMatchObject({ code: "conflict", message: "There is nothing left to do for this document." })
  })

  it("say what is wrong with a program that does not work, and leave the version that serves alone", async () => {
    install(null)
    const { id } = await uploadDocument(ctx, { bytes: unique([textPage(["The first version."])]), fileName: "first.pdf" })
    await runEngine(deps)
    await addVersion(ctx, { documentId: id, bytes: unique([scan]), fileName: "second.pdf" })
    await runEngine(deps)
    const document = await getDocument(ctx, { id })
    expect(document.state).toBe("ready")
    expect(document.reason).toContain("Failed loading language eng")
    expect(document.version?.number).toBe(1)
    expect((await getDocumentText(ctx, { id })).text).toBe("The first version.")
  })

  it("without any writing on them end in a reason, not in a loop", async () => {
    install(header)
    const { id } = await uploadDocument(ctx, { bytes: unique([scan]), fileName: "picture.pdf" })
    await runEngine(deps)
    expect(await getDocument(ctx, { id })).toMatchObject({ state: "needs_ocr", reason: expect.stringContaining("no text could be recognised") })
    expect(countCalls()).toBe(1)
  })
})
