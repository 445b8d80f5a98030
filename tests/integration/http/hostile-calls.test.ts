import { afterAll, beforeAll, expect, it } from "vitest"
import { z } from "zod"
import type { RouteShape } from "@/lib/http/define-route"
import { describeOnBothDatabases } from "../../support/database"
import { mockModels } from "../../support/mock-models"
import { type MockProvider, startMockProvider } from "../../support/mock-provider"
import { type Product, wireProduct } from "../../support/wire-product"
import { type Call, callRoute } from "../isolation/call-route"
import { cases, exempt } from "../isolation/cases"
import { listRoutes, type Route } from "../isolation/list-routes"
import { scriptProvider } from "../isolation/script-provider"
import { clauseQuote, seedWorld, type World } from "../isolation/seed-world"

const routes = (await listRoutes()).filter((route) => !exempt.has(route.name))
const wiringKey = Symbol.for("countersign.wiring")
const holder = globalThis as { [wiringKey]?: Promise<Product> }

/** What people paste, what programs get wrong, and what means something to a database. */
const hostileTexts = ["", "%", '"unbalanced', ":*", "a & | !", "(((", "\\", "\u0000", "\ud83d", "保密义务的期限 😀", "A".repeat(10_000), "-1", "99999999999999999999", "2026-13-45", "+275760-09-13T00:00:00.000Z", "__proto__", "-".repeat(36), `100.9${"9".repeat(18)}.${"-".repeat(36)}`]
const hostileValues: unknown[] = [null, -1, 1e308, "\u0000\ud83d", "x".repeat(20_000), [[null]], { constructor: 1 }, Array.from({ length: 5_000 }, () => "00000000-0000-4000-8000-000000000000")]
/** The body and what it says of itself. */
const hostileBodies: [name: string, body: Uint8Array<ArrayBuffer> | string, contentType: string][] = [
  ["no JSON", "{", "application/json"],
  ["nothing", "", "application/json"],
  ["invalid UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), "application/json"],
  ["a form", "a=1&b=2", "application/x-www-form-urlencoded"],
  ["a broken multipart form", "--x\r\nnothing", "multipart/form-data; boundary=x"],
  ["a form without boundary", "--x\r\nnothing", "multipart/form-data"],
  ["a form whose file is a field", '--x\r\ncontent-disposition: form-data; name="file"\r\n\r\ntext\r\n--x--\r\n', "multipart/form-data; boundary=x"],
  ["deep nesting", "[".repeat(50_000), "application/json"],
  ["deep nesting, closed", "[".repeat(5_000) + "]".repeat(5_000), "application/json"],
  ["too much", `"${"x".repeat(1_100_000)}"`, "application/json"],
  ["a list", "[]", "application/json"],
  ["null", "null", "application/json"],
  ["a number", "1", "application/json"],
]

describeOnBothDatabases("garbage, sent to any address", (open) => {
  let product: Product
  let mock: MockProvider
  let world: World

  beforeAll(async () => {
    mock = await startMockProvider()
    scriptProvider(mock, clauseQuote)
    product = await wireProduct(await open(), { models: mockModels(mock) })
    holder[wiringKey] = Promise.resolve(product)
    world = await seedWorld(product, (person, name, call) => {
      const route = routes.find((candidate) => candidate.name === name)
      if (!route) throw new Error(`there is no ${name}`)
      return callRoute(route, person?.secret ?? null, call)
    })
  })
  afterAll(async () => {
    delete holder[wiringKey]
    await mock.close()
  })

  const sayings = async (route: Route, call: Call): Promise<string[]> => {
    const { status, text, problem } = await callRoute(route, world.admin.secret, call)
    const isAnswered = status < 400 || (status < 500 && isProblem(problem))
    return isAnswered ? [] : [`${JSON.stringify(call).slice(0, 200)}: ${status} ${text.slice(0, 200)}`]
  }

  const sendRaw = async (route: Route, { params = {} }: Call, [name, body, contentType]: (typeof hostileBodies)[number]): Promise<string[]> => {
    const address = Object.entries(params).reduce((text, [key, value]) => text.replace(`[${key}]`, value), route.path)
    const request = new Request(`http://127.0.0.1:3000${address}`, { method: route.method, body, headers: { "content-type": contentType, authorization: `Bearer ${world.admin.secret}` } })
    const { status } = await route.handler(request, { params: Promise.resolve(params) })
    return status < 500 ? [] : [`${name}: ${status}`]
  }

  for (const route of routes)
    it(`is taken or refused in words: ${route.name}`, async () => {
      const wrong: string[] = []
      const { query, body } = (route.handler as typeof route.handler & { describes?: RouteShape }).describes ?? {}
      const call: Call = cases[route.name]?.[0]?.call(world.ids) ?? {}
      for (const text of hostileTexts) {
        for (const name of namesIn(query)) wrong.push(...(await sayings(route, { ...call, query: { ...call.query, [name]: text } })))
        if (text !== "\ud83d") for (const name of Object.keys(call.params ?? {})) wrong.push(...(await sayings(route, { ...call, params: { ...call.params, [name]: text } })))
      }
      if (route.method !== "GET") {
        const places = [...placesIn(call.body), ...namesIn(body).map((name) => [name])]
        for (const place of places) for (const value of hostileValues) wrong.push(...(await sayings(route, { ...call, body: withValue(call.body ?? {}, place, value) })))
        for (const raw of hostileBodies) wrong.push(...(await sendRaw(route, call, raw)))
      }
      expect(wrong).toEqual([])
    }, 120_000)
})

/** A code for programs, and a sentence for people. */
function isProblem(problem: Record<string, unknown> | null): boolean {
  return typeof problem?.code === "string" && typeof problem.detail === "string" && problem.detail.length > 10 && /[.!?]$/.test(problem.detail)
}

function namesIn(schema: z.ZodType | undefined): string[] {
  if (!schema) return []
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as { properties?: object; anyOf?: { properties?: object }[]; oneOf?: { properties?: object }[] }
  return [...new Set([json, ...(json.anyOf ?? []), ...(json.oneOf ?? [])].flatMap((one) => Object.keys(one.properties ?? {})))]
}

function placesIn(value: unknown, before: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [[...before, name], ...placesIn(inner, [...before, name])])
}

function withValue(value: unknown, [name, ...rest]: (string | number)[], hostile: unknown): unknown {
  if (name === undefined) return hostile
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string | number, unknown>
  copy[name] = withValue(copy[name], rest, hostile)
  return copy
}
