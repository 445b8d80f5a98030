import { sql } from "drizzle-orm"
import { type Database, rows } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import { createTextDocument } from "@/lib/services/documents"
import { createRequest } from "@/lib/services/requests"
import { createTenant, testDeps } from "@/tests/support/deps"
import { mockModels } from "@/tests/support/mock-models"
import { startMockProvider } from "@/tests/support/mock-provider"
import type { Behaviour, MockRequest } from "@/tests/support/mock-provider/types"
import { runSteps } from "@/tests/support/run-request"
import { runEngine } from "../documents-services/run-engine"
import { followStream } from "./follow-stream"

export const answer = "The agreement ends after thirty days unless both sides agree. ".repeat(4)

export type Question = { promptKey: string; payload: { question: string } | { text: string }; documentIds?: string[] }
export type Asking = Awaited<ReturnType<typeof openAsking>>

/** Three members of a workspace, questions that nobody asked before, and a provider that answers them word by word. */
export async function openAsking(database: Database) {
  const mock = await startMockProvider({ tickMs: 5 })
  const deps = await testDeps(database, mockModels(mock))
  const tenant = await createTenant(deps, { tokensPerDay: 50_000_000n })
  const [ada, bob, cyd] = [await tenant.context("member", "Ada"), await tenant.context("member", "Bob"), await tenant.context("member", "Cyd")]
  let asked = 0

  const newQuestion = (): Question => ({ promptKey: "rag_answer", payload: { question: `When does agreement number ${++asked} end?` } })
  const newTicket = (text: string): Question => ({ promptKey: "ticket_classify", payload: { text: `Ticket ${++asked}: ${text}` } })
  const answersOf =
    ({ payload }: Question) =>
    ({ kind, prompt }: Pick<MockRequest, "kind" | "prompt">) =>
      kind === "chat" && prompt.includes("question" in payload ? payload.question : payload.text)
  const scriptAnswer = (question: Question, behave: Behaviour = { reply: answer, tokensPerSecond: 40 }) => mock.script({ times: 1, match: answersOf(question), behave })
  const statusIn = async (id: string) => {
    const [row] = await database.system((tx) => rows<{ status: string; leaderId: string | null }>(tx, sql`select status, leader_id as "leaderId" from requests where id = ${id}`))
    return row
  }

  return {
    database,
    mock,
    deps,
    tenant,
    ada,
    bob,
    cyd,
    newQuestion,
    newTicket,
    answersOf,
    scriptAnswer,
    statusIn,
    callsOf: (question: Question) => mock.requests().filter(answersOf(question)).length,
    /** The audit rows of its end; there should be one. */
    endsOf: async (id: string) => {
      const found = await database.system((tx) => rows<{ action: string }>(tx, sql`select action from audit_log where subject_id = ${id} and action in ('request.delivered', 'request.failed', 'request.cancelled') order by id`))
      return found.map(({ action }) => action)
    },
    /** Asks, runs and waits for the first words. */
    startRun: async (question: Question, author: ServiceContext = ada, behave?: Behaviour) => {
      scriptAnswer(question, behave)
      const { id } = await createRequest(author, { input: question })
      const running = runSteps(author, id)
      const reading = followStream(author, id)
      await reading.hasText
      return { id, running, reading }
    },
    /** A document of Ada's that serves. */
    addDocument: async (title: string, visibility: "workspace" | "private") => {
      const text = `# ${title}\n\nThe agreement number ${asked + 1} ends after thirty days unless both sides agree to renew it in writing.\n`
      const { id } = await createTextDocument(ada, { title, text, visibility })
      await runEngine(deps)
      return id
    },
    /** So that everybody may read the same again. */
    removeDocument: (id: string) => database.system((tx) => rows(tx, sql`update documents set deleted_at = now() where id = ${id} returning 1 as ok`)),
  }
}
