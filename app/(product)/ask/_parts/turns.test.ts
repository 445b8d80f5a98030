import { describe, expect, it } from "vitest"
import { mergeTurns, rememberTurn, rememberedTurns, type Turn } from "./turns"

const turn = (id: string): Turn => ({ id, question: id, documents: [], initial: null })

describe("turns", () => {
  it("shows each question once, whether the server knows it already or not", () => {
    expect(mergeTurns([turn("a"), turn("b")], [turn("b"), turn("c"), turn("c")]).map(({ id }) => id)).toEqual(["a", "b", "c"])
  })

  it("keeps what was sent when the page comes back from the browser's history", () => {
    rememberTurn("conversation", turn("late"))
    expect(mergeTurns([turn("early")], rememberedTurns("conversation")).map(({ id }) => id)).toEqual(["early", "late"])
    expect(rememberedTurns(null)).toEqual([])
  })
})
