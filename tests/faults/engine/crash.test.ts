import path from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { createTestDatabase } from "../../support/database"
import { createJournal, type Journal, kill, startWorker } from "./support/start-worker"

const has = (step: string) => (lines: { step?: string }[]) => lines.some((line) => line.step === step)
const count = (journal: Journal, step: string) => journal.lines().filter((line) => line.step === step).length

const fire = [
  { name: "faults/slow", data: {} },
  { name: "faults/sleeper", data: {} },
]

/** Kills a worker in the middle of a step and of a sleep, leaves it dead while both fall due, and starts another. */
async function killAndResume(where: { url: string } | { folder: string }, journal: Journal): Promise<Record<string, unknown>> {
  const options = { ...where, journal: journal.file, leaseMs: 3_000, program: "crash" as const }
  const first = startWorker({ ...options, fire })
  await journal.until((lines) => has("two")(lines) && has("before")(lines), 60_000)
  await new Promise((resolve) => setTimeout(resolve, 300))
  await kill(first)
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  const second = startWorker({ ...options, fire: [] })
  try {
    await journal.until((lines) => has("three")(lines) && has("late")(lines), 60_000)
  } finally {
    await kill(second)
  }
  const steps = ["one", "two", "three", "before", "after", "late"]
  return { ...Object.fromEntries(steps.map((step) => [step, count(journal, step)])), answer: journal.lines().find((line) => line.step === "late")?.answer }
}

/** Only the step that was cut off is run again; the wait that ran out while nobody was there gave null. */
const continued = { one: 1, two: 2, three: 1, before: 1, after: 1, late: 1, answer: null }

describe("a killed process", () => {
  const journals: Journal[] = []
  afterAll(() => {
    for (const journal of journals) journal.remove()
  })
  const open = () => {
    const journal = createJournal()
    journals.push(journal)
    return journal
  }

  it("is continued where it was, from PGlite's folder", async () => {
    const journal = open()
    expect(await killAndResume({ folder: path.join(journal.folder, "data") }, journal)).toEqual(continued)
  })

  it.skipIf(!process.env.TEST_DATABASE_URL)("is continued where it was, from PostgreSQL", async () => {
    const { url, drop } = await createTestDatabase()
    try {
      expect(await killAndResume({ url }, open())).toEqual(continued)
    } finally {
      await drop()
    }
  })
})
