import http, { type Server } from "node:http"
import type { AddressInfo } from "node:net"
import postgres from "postgres"
import type { Page } from "@playwright/test"
import type { ConnectorDetailView } from "@/lib/services/connectors/connectors.dto"
import { call } from "./support/api"
import { expect, test } from "./support/test"

const databaseUrl = process.env.TEST_DATABASE_URL
const rulesOf = (hour: string) => `# Visitor rules of the observatory\n\nVisitors of the observatory sign the book at the gate before ${hour} and leave their lamps there.\n`

type FileHost = { port: number; serve: (text: string) => void; close: () => void }

/** A host of files on this machine. */
async function openFileHost(): Promise<FileHost> {
  let text = rulesOf("nine")
  const server: Server = http.createServer((request, response) => {
    if (request.url === "/moved.md") return response.writeHead(302, { location: "http://127.0.0.1/admin" }).end()
    response.setHeader("content-type", "text/markdown")
    response.end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return { port: (server.address() as AddressInfo).port, serve: (next) => (text = next), close: () => server.close() }
}

async function importLink(page: Page, link: string): Promise<void> {
  await page.goto("/documents", { waitUntil: "networkidle" })
  await page.getByRole("button", { name: "From a link", exact: true }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Link to the file", { exact: true }).fill(link)
  await dialog.getByRole("button", { name: "Import", exact: true }).click()
}

test("an administrator allows a host, and a member imports a file from it and fetches it again", async ({ signInAs }) => {
  const host = await openFileHost()
  const link = `http://127.0.0.1:${host.port}/visitor-rules.md`
  try {
    const member = await signInAs("member")
    await importLink(member, link)
    await expect(member.getByRole("dialog")).toContainText("may not be imported from 127.0.0.1")

    const admin = await signInAs("admin")
    await admin.goto("/admin/imports", { waitUntil: "networkidle" })
    await admin.getByRole("button", { name: "Allow a host", exact: true }).click()
    const dialog = admin.getByRole("dialog")
    await dialog.getByLabel(/^Host/).fill("https://127.0.0.1/")
    await dialog.getByRole("button", { name: "Allow", exact: true }).click()
    await expect(dialog).toContainText("Write a host such as files.example.com")
    await dialog.getByLabel(/^Host/).fill(`127.0.0.1:${host.port}`)
    await dialog.getByRole("switch", { name: "It stands in our own network", exact: true }).click()
    await dialog.getByRole("button", { name: "Allow", exact: true }).click()
    await expect(admin.getByRole("list", { name: "Allowed hosts", exact: true })).toContainText(`127.0.0.1:${host.port}`)

    await importLink(member, link)
    await expect(member).toHaveURL(/\/documents\/[0-9a-f-]{36}$/)
    await expect(member.locator("main header").getByText("Ready", { exact: true })).toBeVisible()
    await expect(member.getByRole("heading", { name: "Visitor rules of the observatory", level: 1 })).toBeVisible()
    const document = new URL(member.url()).pathname

    await member.getByRole("button", { name: "Fetch again", exact: true }).click()
    await expect(member.getByText("the file there is still the very same")).toBeVisible()
    host.serve(rulesOf("ten"))
    await member.getByRole("button", { name: "Fetch again", exact: true }).click()
    await expect(async () => {
      expect(await call<{ versionNumber: number; state: string }>(member, `/api${document}`)).toMatchObject({ versionNumber: 2, state: "ready" })
    }).toPass()
    await member.goto(`${document}?tab=details`)
    await expect(member.getByRole("link", { name: link, exact: true })).toBeVisible()

    await importLink(member, `http://127.0.0.1:${host.port}/moved.md`)
    await expect(member.getByText("This could not be read", { exact: true })).toBeVisible()
    await expect(member.getByText("Links are not followed further").first()).toBeVisible()

    await admin.getByRole("button", { name: `Remove 127.0.0.1:${host.port}`, exact: true }).click()
    await admin.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click()
    await expect(admin.getByText(`127.0.0.1:${host.port}`, { exact: true })).toHaveCount(0)
  } finally {
    host.close()
  }
})

test("a database in the own network is not reached before its host is allowed", async ({ signInAs }) => {
  const page = await signInAs("admin")
  await page.goto("/admin/connectors", { waitUntil: "networkidle" })
  await page.getByRole("link", { name: "New connector", exact: true }).click()
  await page.getByLabel(/^Connection/).fill("postgres://reader:secret@127.0.0.1:1/desk")
  await page.getByRole("button", { name: "Test connection", exact: true }).click()
  await expect(page.getByText("stands in a private network")).toBeVisible()
  await page.getByLabel(/^Connection/).fill("mysql://reader@db.example.org/desk")
  await page.getByRole("button", { name: "Test connection", exact: true }).click()
  await expect(page.getByText("Write the connection as postgres://user:password@host:5432/database.")).toBeVisible()
})

test("the rows of a table become documents, follow it, and go with their connector", async ({ signInAs }) => {
  test.skip(!databaseUrl, "TEST_DATABASE_URL is not set")
  const server = new URL(databaseUrl ?? "postgres://nobody@127.0.0.1/none")
  const name = `e2e_${crypto.randomUUID().replaceAll("-", "")}`
  const owner = postgres(server.href, { max: 1, onnotice: () => {} })
  await owner.unsafe(`create database ${name}`)
  const source = new URL(server.href)
  source.pathname = `/${name}`
  const desk = postgres(source.href, { max: 1, onnotice: () => {} })
  const page = await signInAs("admin")
  try {
    await desk.unsafe(`create table telescopes (id int primary key, title text, remarks text); insert into telescopes values (1, 'Telescope of the north dome', 'Its mirror is washed every second spring.'), (2, 'Telescope of the south dome', 'Its motor hums.')`)
    await call(page, "/api/import-hosts", { method: "PUT", body: { host: `${server.hostname}:${server.port || "5432"}`, isAllowed: true, isPrivateAllowed: true } })
    await page.goto("/admin/connectors/new", { waitUntil: "networkidle" })
    await page.getByLabel(/^Connection/).fill(source.href)
    await page.getByRole("button", { name: "Test connection", exact: true }).click()
    await page.getByLabel(/^Table or view/).selectOption({ label: "public.telescopes" })
    await expect(page.getByRole("region", { name: "First rows", exact: true })).toContainText("Its motor hums.")
    await page.getByRole("button", { name: "Create and sync", exact: true }).click()
    await expect(page).toHaveURL(/\/admin\/connectors\/[0-9a-f-]{36}$/)
    await expect(page.getByText("In sync", { exact: true })).toBeVisible()
    const connector = new URL(page.url()).pathname
    const view = () => call<ConnectorDetailView>(page, connector.replace("/admin", "/api"))
    expect(await view()).toMatchObject({ rowCount: 2, runs: [{ added: 2 }] })

    await desk`delete from telescopes where id = 2`
    await page.getByRole("button", { name: "Sync now", exact: true }).click()
    await expect(async () => expect(await view()).toMatchObject({ state: "idle", rowCount: 1 })).toPass()
    await page.goto("/documents?q=Telescope+of+the")
    await page.getByRole("link", { name: "Telescope of the north dome", exact: true }).click()
    await page.getByRole("tab", { name: "Details", exact: true }).click()
    await expect(page.getByText("Row 1 of public.telescopes")).toBeVisible()

    await page.goto(connector, { waitUntil: "networkidle" })
    await page.getByRole("button", { name: "Delete", exact: true }).click()
    await page.getByRole("radio", { name: /^Delete its documents too/ }).check()
    await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click()
    await expect(page).toHaveURL(/\/admin\/connectors$/)
    await expect(async () => {
      expect((await call<{ items: unknown[] }>(page, "/api/documents?q=Telescope+of+the")).items).toEqual([])
    }).toPass()
  } finally {
    await desk.end()
    await owner.unsafe(`drop database if exists ${name} with (force)`)
    await owner.end()
  }
})
