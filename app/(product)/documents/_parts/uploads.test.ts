import { describe, expect, it } from "vitest"
import { networkProblem } from "../../../_components/api/problem"
import { reduceUploads, uploadsToStart, type Upload } from "./uploads"

const waiting = (key: string): Upload => ({ key, name: key, byteLength: 1, body: new FormData(), phase: "waiting", shareSent: 0, document: null, problem: null })
const accepted = (unchanged: boolean) => ({ id: "d", versionId: "v", unchanged, title: "Lease", links: { self: "", progress: "" } })

describe("uploads", () => {
  it("sends two at once and the next when one is done", () => {
    let uploads = reduceUploads([], { kind: "added", uploads: ["a", "b", "c"].map(waiting) })
    expect(uploadsToStart(uploads).map(({ key }) => key)).toEqual(["a", "b"])
    uploads = reduceUploads(reduceUploads(uploads, { kind: "started", key: "a" }), { kind: "started", key: "b" })
    expect(uploadsToStart(uploads)).toEqual([])
    uploads = reduceUploads(uploads, { kind: "refused", key: "a", problem: networkProblem })
    expect(uploadsToStart(uploads).map(({ key }) => key)).toEqual(["c"])
  })

  it("lets one refused file be tried again and leaves the others alone", () => {
    const uploads = reduceUploads([{ ...waiting("a"), phase: "refused", problem: networkProblem }, { ...waiting("b"), phase: "accepted" }], { kind: "retried", key: "a" })
    expect(uploads.map(({ phase, problem }) => [phase, problem])).toEqual([["waiting", null], ["accepted", null]])
  })

  it("says when a file is already here", () => {
    expect(reduceUploads([waiting("a")], { kind: "accepted", key: "a", document: accepted(true) })[0]?.phase).toBe("unchanged")
    expect(reduceUploads([waiting("a")], { kind: "accepted", key: "a", document: accepted(false) })[0]?.phase).toBe("accepted")
  })

  it("clears what is over and keeps what is on its way", () => {
    const uploads = [{ ...waiting("a"), phase: "sending" as const }, { ...waiting("b"), phase: "unchanged" as const }]
    expect(reduceUploads(uploads, { kind: "cleared" }).map(({ key }) => key)).toEqual(["a"])
  })
})
