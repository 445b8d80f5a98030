import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, describe, expect, it } from "vitest"
import { extractDocument } from "@/lib/documents/extract-document"
import { startExtractionChild } from "@/lib/documents/extraction/extraction-child"
import { defaultLimits, type ExtractionLimits } from "@/lib/documents/extraction/extraction-limits"
import { createExtractionPool } from "@/lib/documents/extraction/extraction-pool"
import type { ExtractionResult } from "@/lib/documents/extraction/extraction-types"
import { mediaTypes, type MediaType } from "@/lib/documents/media-type"
import { buildPdf, textPage } from "../../fixtures/documents/build-pdf"

const pool = createExtractionPool({ maxChildren: 2, documentsPerChild: 3, idleMs: 60_000 })
afterAll(() => pool.close())

const hasProc = existsSync("/proc/self/status")
const bytesOf = (text: string) => new TextEncoder().encode(text)
const isRunning = (pid: number) => existsSync(`/proc/${pid}`) && !/State:\s+Z/.test(readFileSync(`/proc/${pid}/status`, "utf8"))

function read(bytes: Uint8Array, mediaType: MediaType, limits: Partial<ExtractionLimits> = {}): Promise<ExtractionResult> {
  return pool.read({ bytes, mediaType, fileName: "a" }, { ...defaultLimits, ...limits })
}

function codeOf(result: ExtractionResult): string {
  return result.ok ? "ok" : result.failure.code
}

describe("reading in a child process", () => {
  it("gives the same text as reading in place", async () => {
    const result = await extractDocument({ bytes: buildPdf([textPage(["Some words on a page."])]), mediaType: mediaTypes.pdf, fileName: "a.pdf" })
    expect(result).toMatchObject({ ok: true, extraction: { text: "Some words on a page.", pageCount: 1, pages: [{ page: 1, start: 0, end: 21 }] } })
  })

  it("stops a document that takes too long, and reads the next", async () => {
    expect(codeOf(await read(bytesOf("<p>x".repeat(2_000_000)), mediaTypes.html, { timeoutMs: 50 }))).toBe("timeout")
    expect(codeOf(await read(bytesOf("words"), mediaTypes.text))).toBe("ok")
  })

  it("reads a document of many pages in turns, with the text it has in one, and lets others in between", async () => {
    const bytes = buildPdf(Array.from({ length: 7 }, (_, page) => textPage([`The page of number ${page} says something`, "that goes on over two lines."])))
    const turns: string[] = []
    const inTurns = createExtractionPool({ maxChildren: 1, documentsPerChild: 25, idleMs: 60_000, onTurn: (task) => turns.push(task.kind === "read" ? task.input.fileName : "") })
    const limits = { ...defaultLimits, turnMs: 0, leastPagesPerSecond: 0 }
    const [many, other] = await Promise.all([inTurns.read({ bytes, mediaType: mediaTypes.pdf, fileName: "many" }, limits), inTurns.read({ bytes: bytesOf("words"), mediaType: mediaTypes.text, fileName: "other" }, limits)])
    inTurns.close()
    expect(many).toEqual(await read(bytes, mediaTypes.pdf))
    expect(codeOf(other)).toBe("ok")
    expect(turns).toEqual(["many", "other", ...Array.from({ length: 7 }, () => "many")])
  })

  it("gives no further turn to a document whose pages take too long, or that has had its share", async () => {
    const bytes = buildPdf(Array.from({ length: 5 }, () => textPage(["Some words on a page."])))
    expect(codeOf(await read(bytes, mediaTypes.pdf, { turnMs: 0, leastPagesPerSecond: 1_000_000 }))).toBe("timeout")
    expect(codeOf(await read(bytes, mediaTypes.pdf, { turnMs: 0, leastPagesPerSecond: 0, maxProcessorMs: 0 }))).toBe("timeout")
  })

  it.skipIf(!hasProc)("ends a turn in time also when the child was kept from the processor, and does not blame the document", async () => {
    const child = startExtractionChild(defaultLimits.maxHeapMb)
    await child.ready
    const ending = child.run({ kind: "read", input: { bytes: bytesOf("<p>x".repeat(2_000_000)), mediaType: mediaTypes.html, fileName: "a" } }, { ...defaultLimits, timeoutMs: 3_000 })
    await sleep(1_500)
    process.kill(child.pid ?? 0, "SIGSTOP")
    expect(await ending).toMatchObject({ ok: false, failure: { code: "timeout" }, wasKeptWaiting: true })
    expect(child.isAlive()).toBe(false)
  })

  it("survives a document that exhausts the heap", async () => {
    expect(codeOf(await read(bytesOf("<p>x".repeat(2_000_000)), mediaTypes.html, { maxHeapMb: 64 }))).toBe("out_of_memory")
    expect(codeOf(await read(bytesOf("words"), mediaTypes.text))).toBe("ok")
  })

  it.skipIf(!hasProc)("stops a child whose resident memory grows past its limit", async () => {
    expect(codeOf(await read(bytesOf("<p>x".repeat(2_000_000)), mediaTypes.html, { maxResidentMb: 180 }))).toBe("out_of_memory")
  })

  it("reads many documents side by side, each with its own text", async () => {
    const results = await Promise.all(Array.from({ length: 12 }, (_, index) => (index % 4 === 3 ? read(bytesOf("%PDF-broken"), mediaTypes.pdf) : read(bytesOf(`text ${index}`), mediaTypes.text))))
    expect(results.map((result) => (result.ok ? result.extraction.text : result.failure.code))).toEqual(Array.from({ length: 12 }, (_, index) => (index % 4 === 3 ? "corrupt" : `text ${index}`)))
  })

  it.skipIf(!hasProc)("keeps every secret of the parent out of the child", async () => {
    process.env.READER_TEST_SECRET = "do-not-pass-on"
    const child = startExtractionChild(defaultLimits.maxHeapMb)
    await child.run({ kind: "read", input: { bytes: bytesOf("x"), mediaType: mediaTypes.text, fileName: "a" } }, defaultLimits)
    const names = readFileSync(`/proc/${child.pid}/environ`, "utf8").split("\0").map((line) => line.split("=")[0])
    child.stop()
    delete process.env.READER_TEST_SECRET
    expect(names.filter((name) => name !== "").toSorted()).toEqual(["NODE_CHANNEL_FD", "NODE_CHANNEL_SERIALIZATION_MODE", "NODE_ENV"])
  })

  it.skipIf(!hasProc)("leaves no child behind when the parent is killed", async () => {
    const parent = spawn(process.execPath, ["--import", "tsx", "tests/integration/documents/reading-parent.ts"], { stdio: ["ignore", "pipe", "inherit"] })
    const [line] = (await once(parent.stdout, "data")) as [Buffer]
    const pid = Number(line.toString())
    expect(isRunning(pid)).toBe(true)
    parent.kill("SIGKILL")
    for (let tries = 0; tries < 100 && isRunning(pid); tries++) await sleep(100)
    expect(isRunning(pid)).toBe(false)
  })
})
