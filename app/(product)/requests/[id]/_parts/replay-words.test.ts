import { describe, expect, it } from "vitest"
import { replaySentence } from "./replay-words"

const prompt = (isSame: boolean) => ({ isSame, recordedHash: "a", rebuiltHash: isSame ? "a" : "b" })
const output = (isSame: boolean) => ({ isSame, recordedHash: "a", storedHash: isSame ? "a" : "b" })

describe("what a replay found", () => {
  it("is good news only when prompt and answer are the same", () => {
    expect(replaySentence({ state: "same", prompt: prompt(true), output: output(true) })).toEqual({ tone: "good", title: "Rebuilt from its record: same prompt, same answer." })
    expect(replaySentence({ state: "different", prompt: prompt(true), output: output(false) })).toEqual({ tone: "warn", title: "Rebuilt from its record: same prompt, another answer is stored." })
    expect(replaySentence({ state: "different", prompt: prompt(false), output: output(true) }).title).toContain("another prompt, same answer")
    expect(replaySentence({ state: "incomplete", prompt: { ...prompt(false), rebuiltHash: null }, output: output(true) }).title).toContain("cannot be rebuilt any more; the answer is the same")
    expect(replaySentence({ state: "unrecorded", prompt: null, output: null }).tone).toBe("neutral")
  })
})
