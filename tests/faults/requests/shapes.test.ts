import { sql } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import type { Database } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import { createRequest, getRequest } from "@/lib/services/requests"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type Tenant, testDeps } from "../../support/deps"
import { impatientPrompts } from "../../support/impatient-prompts"
import { mockModels } from "../../support/mock-models"
import { type Behaviour, type MockProvider, type MockRequest, startMockProvider } from "../../support/mock-provider"
import { reservedIn } from "../../support/read-rows"
import { runSteps } from "../../support/run-request"
import { expectLedgerMatchesBill, expectStreamsWhole } from "./support/check-state"
import { readState } from "./support/read-state"

const reply = "The agreement ends two years after the day on which both parties have signed it [1]."

/** What a provider can do to a call, what we call it, and whether another model is then asked. */
const shapes: { name: string; behave: Behaviour; code: string; isAnswered: boolean }[] = [
  { name: "429 without retry-after", behave: { errorStatus: 429 }, code: "rate_limited", isAnswered: true },
  { name: "429 with a short retry-after", behave: { errorStatus: 429, retryAfterSeconds: 0 }, code: "rate_limited", isAnswered: true },
  { name: "429 with a retry-after of a day", behave: { errorStatus: 429, retryAfterSeconds: 86_400 }, code: "rate_limited", isAnswered: true },
  { name: "529", behave: { errorStatus: 529 }, code: "overloaded", isAnswered: true },
  { name: "500", behave: { errorStatus: 500 }, code: "unavailable", isAnswered: true },
  { name: "503", behave: { errorStatus: 503 }, code: "unavailable", isAnswered: true },
  { name: "a gateway's page", behave: { errorStatus: 502, errorKind: "gateway-page" }, code: "unavailable", isAnswered: true },
  { name: "401", behave: { errorStatus: 401 }, code: "authentication", isAnswered: true },
  { name: "a used-up credit", behave: { errorStatus: 400, errorKind: "credit" }, code: "spend_limit", isAnswered: true },
  { name: "a context that is too long", behave: { errorStatus: 400, errorKind: "context" }, code: "context_too_long", isAnswered: true },
  { name: "400", behave: { errorStatus: 400 }, code: "invalid_request", isAnswered: false },
  { name: "blocked content", behave: { errorStatus: 400, errorKind: "content-policy" }, code: "content_policy", isAnswered: false },
  { name: "a refusal", behave: { reply, stopReason: "refusal" }, code: "content_policy", isAnswered: false },
  { name: "a dropped connection before anything", behave: { failure: { kind: "drop-before-headers" } }, code: "unavailable", isAnswered: true },
  { name: "a dropped connection in mid-stream", behave: { reply, failure: { kind: "drop", afterTokens: 4 } }, code: "unavailable", isAnswered: true },
  { name: "an error event in mid-stream", behave: { reply, failure: { kind: "error-event", afterTokens: 4, errorType: "overloaded_error" } }, code: "overloaded", isAnswered: true },
  { name: "malformed JSON in mid-stream", behave: { reply, failure: { kind: "malformed-json", afterTokens: 4 } }, code: "unavailable", isAnswered: true },
  { name: "a stream that ends early", behave: { reply, failure: { kind: "end-early", afterTokens: 4 } }, code: "unavailable", isAnswered: true },
  { name: "a stall before the first token", behave: { failure: { kind: "stall", afterTokens: 0 } }, code: "timeout", isAnswered: true },
  { name: "a stall in mid-stream", behave: { reply, failure: { kind: "stall", afterTokens: 4 } }, code: "timeout", isAnswered: true },
  { name: "a black hole", behave: { failure: { kind: "stall-before-headers" } }, code: "timeout", isAnswered: true },
]

describeOnBothDatabases("whatever one provider does", (open) => {
  let database: Database
  let mock: MockProvider
  let tenant: Tenant
  let ada: ServiceContext

  beforeAll(async () => {
    database = await open()
    mock = await startMockProvider({ defaults: { reply } })
  })
  afterAll(() => mock.close())
  beforeEach(async () => {
    mock.unscript()
    await database.system((tx) => tx.execute(sql`delete from breakers`))
    const deps = await testDeps(database, mockModels(mock), { prompts: impatientPrompts() })
    tenant = await createTenant(deps, { tokensPerDay: 10_000_000n })
    ada = await tenant.context("member", "Ada")
  })

  it.each(shapes)("$name: the request ends once, ledger and bill agree call by call, nothing stays reserved", async ({ behave, code, isAnswered }) => {
    const billed = mock.bill().length
    const isFirst = (request: MockRequest) => request.kind === "chat" && request.provider === "anthropic"
    mock.script({ times: 1, match: isFirst, behave })
    const { id } = await createRequest(ada, { input: { promptKey: "rag_answer", payload: { question: "When does the agreement end?" }, fresh: true } })
    await runSteps(ada, id)

    const view = await getRequest(ada, { id })
    const generating = view.calls.filter((call) => call.purpose === "generate")
    expect(generating[0]?.errorCode).toBe(code)
    expect(view.status).toBe(isAnswered ? "done" : "failed")
    if (isAnswered) expect(view.text).toBe(reply)
    else expect(view.error?.message).toMatch(/\w{3,}.*\.$/)
    expect(generating.length).toBe(isAnswered ? 2 : 1)
    const state = await readState(database, tenant.workspaceId)
    expect(state.requests.map((request) => request.ends)).toEqual([1])
    expectLedgerMatchesBill(state.calls, mock.bill().slice(billed))
    expectStreamsWhole(state)
    expect(state.openHolds).toBe(0)
    expect(await reservedIn(database, tenant.workspaceId)).toBe(0)
  })
})
