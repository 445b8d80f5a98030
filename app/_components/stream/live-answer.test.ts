import { describe, expect, it } from "vitest"
import { emptyAnswer, reduceStreamPart, textOf } from "./live-answer"

const read = (parts: unknown[]) => parts.reduce<typeof emptyAnswer>(reduceStreamPart, emptyAnswer)
const delta = (text: string) => ({ type: "text-delta", id: "answer", delta: text })

describe("reduceStreamPart", () => {
  it("drops the half answer when the step restarts, and nothing else", () => {
    const answer = read([
      { type: "start-step" },
      { type: "data-sources", id: "sources", data: [{ marker: 1, documentId: "d", documentTitle: "Lease", page: 2 }] },
      delta("Half of "),
      { type: "reset-step" },
      delta("All of "),
      delta("it [1]."),
    ])
    expect(textOf(answer)).toBe("All of it [1].")
    expect(answer.sources).toHaveLength(1)
  })

  it("shows each tool call once, as it is now, and drops those of an attempt that was given up", () => {
    const tool = (id: string, state: string) => ({ type: "data-tool", id, data: { attempt: 1, step: 1, name: "search_documents", state, words: `${id} ${state}` } })
    const answer = read([tool("a", "running"), tool("b", "running"), tool("a", "done"), delta("Let me see"), { type: "reset-step" }, tool("b", "failed")])
    expect(answer.tools.map(({ words }) => words)).toEqual(["a done", "b failed"])
    expect(textOf(answer)).toBe("")
    expect(reduceStreamPart(answer, { type: "data-tools", id: "tools", data: { attempt: 2 } }).tools).toEqual([])
    expect(read([tool("a", "done"), { type: "data-withdrawn", id: "withdrawn", data: { message: "m" } }]).tools).toEqual([])
  })

  it("keeps the text of a finished step when a later one restarts", () => {
    const answer = read([{ type: "start-step" }, delta("One. "), { type: "finish-step" }, { type: "start-step" }, delta("Tw"), { type: "reset-step" }, delta("Two.")])
    expect(textOf(answer)).toBe("One. Two.")
  })

  it("shows nothing of an answer from the moment it is held", () => {
    const held = { type: "data-withdrawn", id: "withdrawn", data: { message: "Awaiting review" } }
    const answer = read([delta("Secret"), held, delta("more"), { type: "finish" }])
    expect(textOf(answer)).toBe("")
    expect(answer).toMatchObject({ isHeld: true, isFinished: true, sources: [], status: { stage: "held" } })
  })

  it("holds on the stage alone too", () => {
    expect(read([delta("x"), { type: "data-status", id: "status", data: { status: "in_review", stage: "held", message: "m" } }])).toMatchObject({ isHeld: true, stepText: "" })
  })

  it("passes over parts it does not know", () => {
    expect(read([null, "text", { type: "data-tomorrow", data: 1 }, { type: "text-delta" }])).toEqual(emptyAnswer)
  })
})
