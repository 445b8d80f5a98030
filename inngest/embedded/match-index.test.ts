import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isTrue } from "./expression"
import { indexMatch } from "./match-index"
import type { EventBody } from "./types"

const event = (data: Record<string, unknown>): EventBody => ({ id: "e", name: "n", ts: 0, data })
const anyEvent = { path: [], value: "" }

describe("indexMatch", () => {
  it.each([
    ["event.data.id == async.data.id", { path: ["data", "id"], value: '"x"' }],
    ["async.data.id == event.data.id", { path: ["data", "id"], value: '"x"' }],
    ["async.data['id'] == event.data.id && async.data.n > 3", { path: ["data", "id"], value: '"x"' }],
    ["async.data.n > 3 && (async.data.deep.key == 'literal')", { path: ["data", "deep", "key"], value: '"literal"' }],
    ["async.data.n == 5", { path: ["data", "n"], value: "5" }],
    ["async.name == event.data.id + '!'", { path: ["name"], value: '"x!"' }],
  ])("indexes %s", (expression, index) => {
    expect(indexMatch(expression, event({ id: "x" }))).toEqual(index)
  })

  it.each([undefined, "async.data.n > event.data.n", "event.data.id == async.data.id || async.data.all == true", "async.data.a == async.data.b", "async.data.list[0] == event.data.id"])(
    "tries every event for %s",
    (expression) => {
      expect(indexMatch(expression, event({ id: "x" }))).toEqual(anyEvent)
    },
  )

  it("listens to nothing for an expression that cannot be parsed", () => {
    expect(indexMatch("async.data.id ==", event({}))).toBeNull()
    expect(indexMatch("unknown.data == 1", event({}))).toBeNull()
  })

  it("never hides an event that the whole expression accepts", () => {
    const value = fc.oneof(fc.constantFrom("a", "b", 0, 1, 1.5, true, false, null), fc.string())
    const expressions = [
      "event.data.x == async.data.y",
      "async.data.y == event.data.x && async.data.z != event.data.x",
      "(async.data.y == event.data.x) && (async.data.z == 'a' || async.data.z == 1)",
      "async.data.z == 'a' && async.data.y == event.data.x",
      "async.data.y == 1 || event.data.x == async.data.z",
    ]
    fc.assert(
      fc.property(fc.constantFrom(...expressions), value, value, value, (expression, x, y, z) => {
        const run = event({ x })
        const arriving = event({ y, z })
        const index = indexMatch(expression, run)
        if (!isTrue(expression, { event: run, async: arriving })) return
        expect(index).not.toBeNull()
        const found = index?.path.reduce<unknown>((current, key) => (current as Record<string, unknown>)[key], arriving)
        if (index && index.path.length > 0) expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(index.value))
      }),
    )
  })
})
