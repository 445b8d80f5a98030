import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { describeOnBothDatabases } from "../../support/database"
import { mockModels } from "../../support/mock-models"
import { type MockProvider, startMockProvider } from "../../support/mock-provider"
import { type Product, wireProduct } from "../../support/wire-product"
import { type Answer, type Call, callRoute } from "./call-route"
import { canariesIn } from "./canaries"
import { type Case, cases, exempt } from "./cases"
import { listRoutes, type Route } from "./list-routes"
import { readOwnIds, readTenant } from "./read-tenant"
import { scriptProvider } from "./script-provider"
import { type Ask, clauseQuote, type Ids, type Person, seedWorld, type World } from "./seed-world"

const routes = await listRoutes()
const guarded = routes.filter((route) => !exempt.has(route.name))
const wiringKey = Symbol.for("countersign.wiring")
const holder = globalThis as { [wiringKey]?: Promise<Product> }

const ask: Ask = (person, name, call) => callRoute(routeNamed(name), person?.secret ?? null, call)

function routeNamed(name: Route["name"]): Route {
  const route = routes.find((candidate) => candidate.name === name)
  if (!route) throw new Error(`there is no ${name}`)
  return route
}

function unknownIds(ids: Ids): Ids {
  return Object.fromEntries(Object.keys(ids).map((name) => [name, crypto.randomUUID()])) as Ids
}

it("tries every method of every route, or says why not", () => {
  expect(guarded.map((route) => route.name).filter((name) => !cases[name]?.length)).toEqual([])
  expect([...Object.keys(cases), ...exempt].filter((name) => !routes.some((route) => route.name === name))).toEqual([])
})

describeOnBothDatabases("what is not one's own", (open) => {
  let product: Product
  let mock: MockProvider
  let world: World
  let everyGet: { route: Route; call: Call }[]

  beforeAll(async () => {
    mock = await startMockProvider()
    scriptProvider(mock, clauseQuote)
    product = await wireProduct(await open(), { models: mockModels(mock) })
    holder[wiringKey] = Promise.resolve(product)
    world = await seedWorld(product, ask)
    everyGet = guarded.filter((route) => route.method === "GET").flatMap((route) => callsOf(route, world.ids).map((call) => ({ route, call })))
  })
  afterAll(async () => {
    delete holder[wiringKey]
    await mock.close()
  })

  /** What a person is told by every address that can be read, with every id there is. */
  const readEverything = async (person: Person): Promise<{ name: string; answer: Answer }[]> => {
    const answers: { name: string; answer: Answer }[] = []
    for (const { route, call } of everyGet) answers.push({ name: `${route.name} ${JSON.stringify(call)}`, answer: await callRoute(route, person.secret, call) })
    return answers
  }
  const tellingOf = (answers: { name: string; answer: Answer }[], ...wanted: ReturnType<typeof canariesIn>) =>
    answers.flatMap(({ name, answer }) => canariesIn(answer.text).filter((canary) => wanted.includes(canary)).map((canary) => `${name} tells of ${canary}`))

  it("has something of every kind in the workspace that is attacked", async () => {
    const rows = await readTenant(product.deps.database, world.a.workspaceId)
    const empty = [...rows].filter(([, list]) => list.length === 0).map(([name]) => name)
    expect(empty).toEqual(["cache_checks", "prompt_activations", "prompt_releases", "review_decisions", "throttles"])
    const asReviewer = await readEverything(world.reviewer)
    expect(new Set(asReviewer.flatMap(({ answer }) => canariesIn(answer.text)))).toEqual(new Set(["heldSummary", "heldAnalysis", "heldClause", "openText", "writtenNote"]))
    const asAuthor = await readEverything(world.ada)
    expect(new Set(asAuthor.flatMap(({ answer }) => canariesIn(answer.text)))).toEqual(new Set(["question", "answer", "comment", "privateText", "openText", "writtenNote", "waitingNote", "assistance"]))
  })

  describe("is another workspace's", () => {
    it("is answered like what does not exist, on every route and method, and stays untouched", async () => {
      const before = await readTenant(product.deps.database, world.a.workspaceId)
      const ownIds = await readOwnIds(product.deps.database, world.a.workspaceId)
      const wrong: string[] = []
      for (const route of guarded)
        for (const one of cases[route.name] ?? []) wrong.push(...(await tryCase(route, one, ownIds)).map((message) => `${route.name} ${JSON.stringify(one.call(world.ids))}: ${message}`))
      expect(wrong).toEqual([])
      expect(await readTenant(product.deps.database, world.a.workspaceId)).toEqual(before)
    })

    const tryCase = async (route: Route, one: Case, ownIds: Set<string>): Promise<string[]> => {
      const answer = await callRoute(route, world.stranger.secret, one.call(world.ids))
      const messages = answer.status === one.status ? [] : [`status ${answer.status} instead of ${one.status}: ${answer.text.slice(0, 200)}`]
      const told = [...ownIds].filter((id) => answer.text.includes(id))
      if (told.length > 0) messages.push(`tells the ids ${told.join(", ")}`)
      if (canariesIn(answer.text).length > 0) messages.push(`tells of ${canariesIn(answer.text).join(", ")}`)
      if (one.makes || JSON.stringify(one.call(world.ids)) === JSON.stringify(one.call(unknownIds(world.ids)))) return messages
      const unknown = await callRoute(route, world.stranger.secret, one.call(unknownIds(world.ids)))
      const comparable = (given: Answer) => ({ status: given.status, contentType: given.contentType, body: given.problem ?? given.text })
      if (JSON.stringify(comparable(answer)) !== JSON.stringify(comparable(unknown))) messages.push(`differs from an unknown id: ${answer.text} / ${unknown.text}`)
      return messages
    }
  })

  it("is nobody's who does not say who they are", async () => {
    const wrong: string[] = []
    for (const route of guarded)
      for (const call of callsOf(route, world.ids))
        for (const secret of [null, "cs_guessed"]) {
          const answer = await callRoute(route, secret, call)
          if (answer.status !== 401 || answer.problem?.code !== "unauthenticated") wrong.push(`${route.name}: ${answer.status} ${answer.text}`)
        }
    expect(wrong).toEqual([])
  })

  it("is a colleague's private document: not found on any route, in no list and in no search", async () => {
    const wrong: string[] = []
    for (const route of guarded.filter(({ path }) => path.startsWith("/api/documents/[id]"))) {
      const base = callsOf(route, world.ids)[0] ?? {}
      const [theirs, unknown] = await Promise.all([world.ids.privateDocument, crypto.randomUUID()].map((id) => callRoute(route, world.colleague.secret, { ...base, params: { id } })))
      if (theirs?.status !== 404 || JSON.stringify(theirs.problem) !== JSON.stringify(unknown?.problem)) wrong.push(`${route.name}: ${theirs?.status} ${theirs?.text} / ${unknown?.text}`)
    }
    expect(wrong).toEqual([])
    const asColleague = await readEverything(world.colleague)
    expect(tellingOf(asColleague, "privateText")).toEqual([])
    expect(asColleague.filter(({ answer }) => answer.text.includes(world.ids.privateDocument)).map(({ name }) => name)).toEqual([])
    const found = await ask(world.colleague, "GET /api/search", { query: { q: "Who was seen on the first floor?" } })
    expect(canariesIn(found.text)).not.toContain("privateText")
    expect(canariesIn((await ask(world.ada, "GET /api/search", { query: { q: "Who was seen on the first floor?" } })).text)).toContain("privateText")
    for (const call of [{ body: { promptKey: "document_summary", payload: {}, documentIds: [world.ids.privateDocument] } }]) expect((await ask(world.colleague, "POST /api/requests", call)).status).toBe(404)
  })

  it("is a colleague's version, asked for under a document that one may read", async () => {
    for (const name of ["GET /api/documents/[id]/file", "GET /api/documents/[id]/text"] as const) {
      const answer = await ask(world.colleague, name, { params: { id: world.ids.document }, query: { versionId: world.ids.privateVersion } })
      expect([answer.status, canariesIn(answer.text)]).toEqual([404, []])
    }
  })

  it("is a colleague's private file, though one has the same bytes", async () => {
    const sent = await ask(world.colleague, "POST /api/documents", { body: { title: "My diary", text: world.privateText } })
    expect(sent.status).toBe(202)
    expect(JSON.parse(sent.text)).toMatchObject({ unchanged: false, title: "My diary" })
    expect(sent.text).not.toContain(world.ids.privateDocument)
    await ask(world.colleague, "DELETE /api/documents/[id]", { params: { id: (JSON.parse(sent.text) as { id: string }).id } })
    expect(canariesIn((await ask(world.ada, "GET /api/documents/[id]/file", { params: { id: world.ids.privateDocument } })).text)).toContain("privateText")
  })

  it("is a colleague's question: its texts are not found, by members and by reviewers of other things", async () => {
    for (const person of [world.colleague, world.reviewer]) {
      for (const name of ["GET /api/requests/[id]", "GET /api/requests/[id]/stream", "POST /api/requests/[id]/rerun", "POST /api/requests/[id]/cancel"] as const)
        expect((await ask(person, name, { params: { id: world.ids.done } })).status, name).toBe(404)
      expect(tellingOf(await readEverything(person), "question", "answer", "comment", "waitingNote", "assistance")).toEqual([])
    }
  })

  it("is a text, for a manager who may know of its cost", async () => {
    const asManager = await readEverything(world.manager)
    expect(tellingOf(asManager, "question", "answer", "comment", "waitingNote", "assistance", "heldSummary", "heldAnalysis", "heldClause", "privateText")).toEqual([])
    const [own] = asManager.filter(({ name }) => name.startsWith("GET /api/requests/[id] ") && name.includes(world.ids.done))
    expect(JSON.parse(own?.answer.text ?? "{}")).toMatchObject({ status: "done", hasTexts: false, calls: [expect.anything(), expect.anything()] })
  })

  it("is held, also for its author, until a reviewer has signed it", async () => {
    const heldTexts = ["heldSummary", "heldAnalysis", "heldClause"] as const
    for (const person of [world.ada, world.colleague, world.manager]) expect(tellingOf(await readEverything(person), ...heldTexts)).toEqual([])
    for (const [review, canary, address] of [
      [world.ids.review, "heldSummary", { name: "GET /api/requests/[id]", id: world.ids.held }],
      [world.ids.analysisReview, "heldAnalysis", { name: "GET /api/documents/[id]", id: world.ids.document }],
    ] as const) {
      expect((await ask(world.reviewer, "POST /api/reviews/[id]/claim", { params: { id: review } })).status).toBe(200)
      expect(tellingOf(await readEverything(world.ada), ...heldTexts.filter((name) => name === canary))).toEqual([])
      const decided = await ask(world.reviewer, "POST /api/reviews/[id]/decision", { params: { id: review }, body: { decision: "approve" } })
      expect(decided.status, decided.text).toBe(200)
      expect(canariesIn((await ask(world.ada, address.name, { params: { id: address.id } })).text)).toContain(canary)
    }
    expect(canariesIn((await ask(world.ada, "GET /api/documents/[id]/clauses", { params: { id: world.ids.document } })).text)).toContain("heldClause")
  })
})

function callsOf(route: Route, ids: Ids): Call[] {
  return (cases[route.name] ?? []).map((one) => one.call(ids))
}
