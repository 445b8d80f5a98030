import { randomBytes } from "node:crypto"
import { afterAll, beforeAll, expect, it } from "vitest"
import { GET } from "@/app/api/documents/[id]/file/route"
import { createKey } from "@/lib/services/admin"
import type { ServiceContext } from "@/lib/services/context"
import { deleteDocument, uploadDocument } from "@/lib/services/documents"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, testDeps } from "@/tests/support/deps"
import { unusedModels } from "@/tests/support/unused-models"

const wiringKey = Symbol.for("countersign.wiring")
const holder = globalThis as { [wiringKey]?: Promise<unknown> }
/** Three pieces of storage, of which the last is not full. */
const content = new Uint8Array(Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(2_500_000)]))
const unknownId = "01890000-0000-7000-8000-000000000000"

describeOnBothDatabases("the bytes of a file", (open) => {
  let tenant: Tenant
  let member: ServiceContext
  const secrets: Record<"owner" | "colleague" | "stranger", string> = { owner: "", colleague: "", stranger: "" }
  let shared = ""
  let own = ""

  beforeAll(async () => {
    const deps = await testDeps(await open(), unusedModels)
    holder[wiringKey] = Promise.resolve({ deps })
    tenant = await createTenant(deps)
    member = await tenant.context("member", "Mia")
    const [colleague, stranger] = [await tenant.context("member", "Colin"), await (await createTenant(deps)).context("admin", "Stella")]
    secrets.owner = (await createKey(member, { name: "owner" })).secret
    secrets.colleague = (await createKey(colleague, { name: "colleague" })).secret
    secrets.stranger = (await createKey(stranger, { name: "stranger" })).secret
    shared = (await uploadDocument(member, { bytes: content, fileName: "book.pdf" })).id
    own = (await uploadDocument(member, { bytes: new Uint8Array(Buffer.concat([Buffer.from(content), Buffer.from("own")])), fileName: "diary.pdf", visibility: "private" })).id
  })
  afterAll(() => void delete holder[wiringKey])

  const get = (id: string, { as = "owner", method = "GET", ...headers }: { as?: keyof typeof secrets; method?: string } & Record<string, string> = {}) =>
    GET(new Request(`http://127.0.0.1:3000/api/documents/${id}/file`, { method, headers: { authorization: `Bearer ${secrets[as]}`, ...headers } }), { params: Promise.resolve({ id }) })
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

  it("are given in part, within a piece of storage and over several, and are those of the whole", async () => {
    const whole = await get(shared)
    expect([whole.status, whole.headers.get("accept-ranges"), whole.headers.get("content-length")]).toEqual([200, "bytes", String(content.byteLength)])
    expect((await bytesOf(whole)).equals(content)).toBe(true)
    const megabyte = 1024 * 1024
    for (const [start, end] of [[0, 1], [10, 5_000], [megabyte - 1, megabyte], [megabyte, megabyte + 1], [megabyte - 7, 2 * megabyte + 9], [2 * megabyte, content.byteLength], [0, content.byteLength]] as const) {
      const part = await get(shared, { range: `bytes=${start}-${end - 1}` })
      expect([part.status, part.headers.get("content-range"), part.headers.get("content-length")]).toEqual([206, `bytes ${start}-${end - 1}/${content.byteLength}`, String(end - start)])
      expect((await bytesOf(part)).equals(content.subarray(start, end))).toBe(true)
    }
    const tail = await get(shared, { range: "bytes=-32" })
    expect((await bytesOf(tail)).equals(content.subarray(-32))).toBe(true)
    expect(tail.headers.get("content-disposition")).toBe(whole.headers.get("content-disposition"))
  })

  it("say how many they are, and what they are, without being sent", async () => {
    const head = await get(shared, { method: "HEAD", range: "bytes=0-9" })
    expect([head.status, head.headers.get("content-length"), (await bytesOf(head)).byteLength]).toEqual([200, String(content.byteLength), 0])
    const beyond = await get(shared, { range: `bytes=${content.byteLength}-` })
    expect([beyond.status, beyond.headers.get("content-range"), (await bytesOf(beyond)).byteLength]).toEqual([416, `bytes */${content.byteLength}`, 0])
    const known = await get(shared, { "if-none-match": head.headers.get("etag") ?? "" })
    expect([known.status, (await bytesOf(known)).byteLength]).toEqual([304, 0])
  })

  it("are continued only where they are still the same", async () => {
    const etag = (await get(shared, { method: "HEAD" })).headers.get("etag") ?? ""
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/)
    expect((await get(shared, { range: "bytes=100-199", "if-range": etag })).status).toBe(206)
    const whole = await get(shared, { range: "bytes=100-199", "if-range": '"of another version"' })
    expect([whole.status, (await bytesOf(whole)).byteLength]).toEqual([200, content.byteLength])
  })

  it("are nobody else's, in part, by their name, or by their number", async () => {
    const etag = (await get(own, { method: "HEAD" })).headers.get("etag") ?? ""
    const ways = [{}, { range: "bytes=0-9" }, { range: "bytes=99999999-" }, { "if-none-match": etag }, { "if-none-match": "*" }, { range: "bytes=0-9", "if-range": etag }, { method: "HEAD" }]
    for (const way of ways) {
      expect((await get(own, way)).status).not.toBe(404)
      for (const [id, as] of [[own, "colleague"], [own, "stranger"], [shared, "stranger"], [unknownId, "owner"]] as const) {
        const refused = await get(id, { ...way, as })
        expect([refused.status, refused.headers.get("etag"), refused.headers.get("content-range"), refused.headers.get("accept-ranges")]).toEqual([404, null, null, null])
      }
    }
    expect((await get(shared, { range: "bytes=0-9", as: "colleague" })).status).toBe(206)
  })

  it("are nobody's any more once the document is deleted", async () => {
    const etag = (await get(shared, { method: "HEAD" })).headers.get("etag") ?? ""
    await deleteDocument(member, { id: shared })
    for (const way of [{ range: "bytes=0-9" }, { "if-none-match": etag }, { method: "HEAD" }]) expect((await get(shared, way)).status).toBe(404)
  })
})
