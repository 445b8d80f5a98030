import fc from "fast-check"
import { expect, test } from "vitest"
import { screenOutbound } from "./screen-outbound"

test("keeps ordinary text of any script as it is", () => {
  const text = "Fee: 5 € – “gross”\t责任上限\r\n🏳️‍🌈 e\u0301"
  expect(screenOutbound(text)).toBe(text)
})

test("drops what no provider should see and keeps words apart", () => {
  expect(screenOutbound("a\u0000b\u0007c\u001bd\u009fe")).toBe("abcde")
  expect(screenOutbound("page one\fpage two\u2028three")).toBe("page one\npage two\nthree")
  expect(screenOutbound("half \ud83d pair \udc4d, whole 👍")).toBe("half  pair , whole 👍")
})

test("always gives well-formed text that it would not change again", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (codes) => {
      const screened = screenOutbound(String.fromCharCode(...codes))
      expect(screened).not.toMatch(/\p{Surrogate}/u)
      expect(screenOutbound(screened)).toBe(screened)
      expect(screened).not.toContain("\u0000")
    }),
  )
})
