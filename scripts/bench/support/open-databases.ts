import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import postgres from "postgres"
import { type Database, openPglite, openPostgres } from "@/drizzle/client"

export type OpenedDatabase = { name: string; database: Database; remove: () => Promise<void> }

/** PGlite in a folder on disk. */
export async function openFolder(): Promise<OpenedDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), "countersign-bench-"))
  const database = await openPglite({ folder: path.join(folder, "pglite") })
  return { name: "PGlite on disk (fsync off, one process)", database, remove: async () => rmSync(folder, { recursive: true, force: true }) }
}

/** A database of its own on the server that TEST_DATABASE_URL or DATABASE_URL names; null without one. */
export async function openServer(): Promise<OpenedDatabase | null> {
  const serverUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
  if (!serverUrl) return null
  const name = `bench_${process.pid}_${Date.now()}`
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name}`)
  const [{ version = "", sync = "" } = {}] = await admin`select current_setting('server_version') as version, current_setting('synchronous_commit') || ', fsync ' || current_setting('fsync') as sync`
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const database = await openPostgres({ url: url.href })
  return {
    name: `PostgreSQL ${version} (synchronous_commit ${sync})`,
    database,
    remove: async () => {
      await admin.unsafe(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}
