import { randomUUID } from "node:crypto"
import postgres from "postgres"
import { afterAll, describe } from "vitest"
import { type Database, openPglite, openPostgres } from "@/drizzle/client"

const serverUrl = process.env.TEST_DATABASE_URL

export type OpenDatabase = () => Promise<Database>

/** Runs a suite on PGlite and, where TEST_DATABASE_URL names a server, on PostgreSQL. Each `open()` gives an empty, migrated database of its own. */
export function describeOnBothDatabases(name: string, suite: (open: OpenDatabase) => void): void {
  describe(`${name} (PGlite)`, () => {
    const opened: Database[] = []
    afterAll(() => Promise.all(opened.map((database) => database.close())))
    suite(async () => {
      const database = await openPglite({ folder: null })
      opened.push(database)
      return database
    })
  })
  describe.skipIf(!serverUrl)(`${name} (PostgreSQL)`, () => {
    const opened: { database: Database; drop: () => Promise<void> }[] = []
    afterAll(async () => {
      for (const { database, drop } of opened) {
        await database.close()
        await drop()
      }
    })
    suite(async () => {
      const { url, drop } = await createTestDatabase()
      const database = await openPostgres({ url, poolSize: 8 })
      opened.push({ database, drop })
      return database
    })
  })
}

/** An empty database on the test server; the caller drops it. */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  if (!serverUrl) throw new Error("TEST_DATABASE_URL is not set")
  const name = `test_${randomUUID().replaceAll("-", "")}`
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name}`)
  await admin.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      const again = postgres(serverUrl, { max: 1, onnotice: () => {} })
      await again.unsafe(`drop database if exists ${name} with (force)`)
      await again.end()
    },
  }
}
