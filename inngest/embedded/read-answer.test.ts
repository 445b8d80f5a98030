import { describe, expect, it } from "vitest"
import { readAnswer } from "./read-answer"

const respond = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  readAnswer(new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }))

describe("readAnswer", () => {
  it("takes 200 as the run's result", async () => {
    expect(await respond(200, { ok: 1 })).toEqual({ kind: "completed", data: { ok: 1 } })
  })
  it("takes 400 and no-retry as final", async () => {
    expect(await respond(400, { name: "E", message: "m" })).toEqual({ kind: "failed", error: { name: "E", message: "m" } })
    expect(await respond(500, { name: "E", message: "m" }, { "x-inngest-no-retry": "true" })).toMatchObject({ kind: "failed" })
  })
  it("takes other failures as retriable, with retry-after in seconds or as a date", async () => {
    expect(await respond(500, { name: "E", message: "m" })).toEqual({ kind: "retry", error: { name: "E", message: "m" }, due: null, isFree: false })
    expect(await respond(500, {}, { "retry-after": "3" })).toMatchObject({ due: { afterMs: 3_000 } })
    expect(await respond(500, {}, { "retry-after": "2026-11-21T05:09:41.000Z" })).toMatchObject({ due: { at: "2026-11-21T05:09:41.000Z" } })
  })
  it("keeps the reason of an answer that is no JSON", async () => {
    expect(await respond(502, "bad gateway")).toMatchObject({ error: { message: "bad gateway" } })
  })
  it("takes one operation or many, and the protocol version for the next call", async () => {
    const op = { id: "h", op: "StepRun", data: 1 }
    expect(await respond(206, [op], { "x-inngest-req-version": "1" })).toMatchObject({ kind: "steps", protocolVersion: 1, ops: [op] })
    expect(await respond(206, op)).toMatchObject({ kind: "steps", protocolVersion: 2, ops: [op] })
  })
})
