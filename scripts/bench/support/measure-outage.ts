import { sql } from "drizzle-orm"
import { rows } from "@/drizzle/client"
import type { ServiceContext } from "@/lib/services/context"
import type { Behaviour, MockProvider, MockRequest } from "@/tests/support/mock-provider"
import type { Product } from "@/tests/support/wire-product"
import { createPeople } from "./bench-people"
import { addProsePrompt, askForFirstToken } from "./first-token"
import { inMs, sampleOf } from "./quantiles"

/** How the troubled provider answers a call; null as usual. */
export type OutageShape = { name: string; isEverywhere?: boolean; behave: (call: { index: number; elapsedMs: number }) => Behaviour | null }

type Measuring = { mock: MockProvider; shape: OutageShape; seconds: number; rate: number }

/** Requests at an even rate, each a person's own and none like another, followed to their end. */
export async function measureOutage(product: Product, { mock, shape, seconds, rate }: Measuring): Promise<void> {
  const { deps } = product
  await addProsePrompt(deps)
  await deps.database.system(async (tx) => {
    await tx.execute(sql`delete from breakers`)
    await tx.execute(sql`delete from breaker_transitions`)
  })
  const people = await createPeople(deps, 32)
  await Promise.all(Array.from({ length: 10 }, (_, index) => askForFirstToken(people[index] as ServiceContext, `Before the trouble ${shape.name} ${index}?`)))

  const startedMs = Date.now()
  let index = 0
  const isTroubled = (request: MockRequest) => request.kind === "chat" && (shape.isEverywhere || request.provider === "anthropic")
  let next: Behaviour | null = null
  const fits = (request: MockRequest) => isTroubled(request) && (next = shape.behave({ index: index++, elapsedMs: Date.now() - startedMs })) !== null
  mock.script({ match: fits, behave: behaviourOf(() => next) })
  const billed = mock.bill().length
  const requests = Array.from({ length: seconds * rate }, (_, number) =>
    waitUntil(startedMs + (number * 1000) / rate).then(() => askForFirstToken(people[number % people.length] as ServiceContext, `Question ${shape.name} ${number}?`)),
  )
  const ends = await Promise.all(requests)
  const calls = mock.bill().slice(billed).filter((row) => row.kind === "chat")
  const good = ends.filter((firstTokenMs) => !Number.isNaN(firstTokenMs))
  const { p50, p99 } = sampleOf(good)
  const [found] = await deps.database.system((tx) => rows<{ changes: number }>(tx, sql`select count(*)::int as changes from breaker_transitions`))
  const atTroubled = calls.filter((row) => row.provider === "anthropic").length
  console.log(
    `${shape.name.padEnd(11)} requests ${ends.length}, without an answer ${ends.length - good.length}; calls ${calls.length} (${(calls.length / ends.length).toFixed(3)} a request), to the troubled provider ${atTroubled}; breaker changes ${found?.changes ?? 0}; first token p50 ${inMs(p50)}, p99 ${inMs(p99)}`,
  )
}

/** A behaviour that is read when it is played. */
function behaviourOf(read: () => Behaviour | null): Behaviour {
  return new Proxy({} as Behaviour, {
    ownKeys: () => Reflect.ownKeys(read() ?? {}),
    getOwnPropertyDescriptor: (_, key) => ({ value: Reflect.get(read() ?? {}, key), enumerable: true, configurable: true }),
    get: (_, key) => Reflect.get(read() ?? {}, key),
  })
}

function waitUntil(atMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, atMs - Date.now())))
}
