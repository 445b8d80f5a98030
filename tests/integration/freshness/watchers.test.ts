import { beforeAll, expect, it } from "vitest"
import type { ServiceContext } from "@/lib/services/context"
import { addVersion, serveForVersion, uploadDocument } from "@/lib/services/documents"
import { listNotifications, putWatch } from "@/lib/services/notifications"
import { describeOnBothDatabases } from "@/tests/support/database"
import { createTenant, type Tenant, type TestDeps, testDeps } from "@/tests/support/deps"
import { offlineModels } from "../documents-services/offline-models"
import { runEngine } from "../documents-services/run-engine"

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "utf8"))
const rules = (badge: string) => `# Rules of the gate\n\nA visitor wears a ${badge} badge and gives it back at the gate.\n`

describeOnBothDatabases("watchers of a document", (open) => {
  let deps: TestDeps
  let tenant: Tenant
  let owner: ServiceContext
  let watcher: ServiceContext
  let admin: ServiceContext

  beforeAll(async () => {
    deps = await testDeps(await open(), offlineModels())
    tenant = await createTenant(deps)
    owner = await tenant.context("member", "Mia")
    watcher = await tenant.context("member", "Wes")
    admin = await tenant.context("admin", "Ada")
  })

  const update = async (id: string, text: string) => {
    const { versionId } = await addVersion(admin, { documentId: id, bytes: bytesOf(text), fileName: "rules.md" })
    await runEngine(deps)
    return versionId
  }
  const told = async (ctx: ServiceContext, id: string) => (await listNotifications(ctx, { limit: 100 })).items.filter(({ kind, href }) => kind === "version_served" && href === `/documents/${id}`).map(({ message }) => message)

  it("are told once of each version, however often they pressed and however often it is served, until they watch no more", async () => {
    const { id } = await uploadDocument(owner, { bytes: bytesOf(rules("green")), fileName: "rules.md", visibility: "workspace" })
    await runEngine(deps)
    const watch = (ctx: ServiceContext, isWatching: boolean) => putWatch(ctx, { subjectKind: "document", subjectId: id, isWatching })
    for (const ctx of [watcher, watcher, owner, admin]) await watch(ctx, true)
    const versionId = await update(id, rules("blue"))
    expect(await serveForVersion(deps, { workspaceId: tenant.workspaceId, documentId: id, versionId, userId: admin.actor.userId })).toBe(true)
    expect(await told(watcher, id)).toEqual(["Version 2 is in use now."])
    expect(await told(owner, id)).toEqual(["Version 2 is in use now."])
    expect(await told(admin, id)).toEqual([])
    await update(id, `EXECUTION COPY${rules("blue").replace("# Rules", "\n\n# RULES")}`.replace("EXECUTION COPY\n\n", ""))
    expect((await told(watcher, id))[0]).toBe("Version 3 is in use now. Only its layout changed.")
    await watch(watcher, false)
    await watch(watcher, false)
    await update(id, rules("red"))
    expect(await told(watcher, id)).toHaveLength(2)
    expect(await told(owner, id)).toHaveLength(3)
  })

  it("cannot be made of a document that they may not read", async () => {
    const { id } = await uploadDocument(owner, { bytes: bytesOf(rules("white")), fileName: "rules.md", visibility: "private" })
    await runEngine(deps)
    await expect(putWatch(watcher, { subjectKind: "document", subjectId: id, isWatching: true })).rejects.toMatchObject({ code: "not_found" })
    await update(id, rules("black"))
    expect(await told(watcher, id)).toEqual([])
    expect(await told(owner, id)).toEqual(["Version 2 is in use now."])
  })
})
