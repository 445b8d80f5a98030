import { type SQL, sql } from "drizzle-orm"
import { expect, it } from "vitest"
import { auditLog } from "@/drizzle/schema"
import { getAuditChain, listAudit, putFlag, sealAuditLog, verifyAuditChain } from "@/lib/services/admin"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "@/lib/services/context"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type TestDeps, testDeps } from "../../support/deps"
import { unusedModels } from "../../support/unused-models"

async function writeRows(ctx: ServiceContext, count: number) {
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    for (let row = 0; row < count; row++) await insertAudit(tx, { actor: ctx.actor, action: "test.done", subjectKind: "test", subjectId: String(row), detail: { row, nested: { z: 1, a: [1.5, "é\u2028", null] } } })
  })
}

/** As the owner of the tables, with the guard switched off: what nobody but the database's administrator can do. */
async function tamper(ctx: ServiceContext, statement: SQL) {
  await ctx.deps.database.system(async (tx) => {
    await tx.execute(sql`select set_config('role', 'none', true)`)
    await tx.execute(sql`alter table audit_log disable trigger audit_log_append_only`)
    await tx.execute(statement)
    await tx.execute(sql`alter table audit_log enable trigger audit_log_append_only`)
  })
}

describeOnBothDatabases("audit chain", (open) => {
  let opened: Promise<TestDeps> | undefined

  async function admin() {
    const deps = await (opened ??= open().then((database) => testDeps(database, unusedModels)))
    return (await createTenant(deps)).context("admin", "Ada")
  }

  it("seals every row once, in order, also with several sealers at work", async () => {
    const ctx = await admin()
    await writeRows(ctx, 620)
    await Promise.all([1, 2, 3].map(() => sealAuditLog(ctx.deps)))
    expect(await getAuditChain(ctx)).toMatchObject({ sealedCount: 620, brokenAt: null, waitingCount: 0 })
    await writeRows(ctx, 3)
    expect(await getAuditChain(ctx)).toMatchObject({ sealedCount: 620, waitingCount: 3 })
    await sealAuditLog(ctx.deps)
    expect(await verifyAuditChain(ctx.deps, ctx.actor.workspaceId)).toMatchObject({ sealedCount: 623, brokenAt: null })
    expect(await sealAuditLog(ctx.deps)).toBe(0)
  })

  it("takes no change and no removal from the product's own roles", async () => {
    const ctx = await admin()
    await writeRows(ctx, 1)
    await expect(ctx.deps.database.workspace(scopeOf(ctx), (tx) => tx.update(auditLog).set({ action: "test.undone" }))).rejects.toThrow()
    await expect(ctx.deps.database.workspace(scopeOf(ctx), (tx) => tx.delete(auditLog))).rejects.toThrow()
    await expect(ctx.deps.database.system((tx) => tx.update(auditLog).set({ detail: {} }))).rejects.toThrow()
    await sealAuditLog(ctx.deps)
    await expect(ctx.deps.database.system((tx) => tx.update(auditLog).set({ hash: "0" }))).rejects.toThrow()
  })

  it("finds a changed, a removed and a slipped-in row, and where", async () => {
    const where = (ctx: ServiceContext, seq: number) => sql`where workspace_id = ${ctx.actor.workspaceId} and sealed_seq = ${seq}`
    const attacks: [(ctx: ServiceContext) => SQL, number][] = [
      [(ctx) => sql`update audit_log set detail = '{"row": 99}' ${where(ctx, 4)}`, 4],
      [(ctx) => sql`update audit_log set actor_id = gen_random_uuid() ${where(ctx, 1)}`, 1],
      [(ctx) => sql`update audit_log set created_at = created_at + interval '1 microsecond' ${where(ctx, 6)}`, 6],
      [(ctx) => sql`delete from audit_log ${where(ctx, 3)}`, 3],
      [(ctx) => sql`insert into audit_log (id, workspace_id, actor_kind, action, subject_kind, subject_id, sealed_seq, previous_hash, hash)
        select gen_random_uuid(), workspace_id, 'system', 'test.forged', 'test', '0', 7, hash, repeat('a', 64) from audit_log ${where(ctx, 6)}`, 7],
    ]
    for (const [attack, brokenAt] of attacks) {
      const ctx = await admin()
      await writeRows(ctx, 6)
      await sealAuditLog(ctx.deps)
      expect((await verifyAuditChain(ctx.deps, ctx.actor.workspaceId)).brokenAt).toBeNull()
      await tamper(ctx, attack(ctx))
      expect((await verifyAuditChain(ctx.deps, ctx.actor.workspaceId)).brokenAt).toBe(brokenAt)
    }
  })

  it("lists rows newest first, by action or subject, page after page, for admins only", async () => {
    const ctx = await admin()
    await writeRows(ctx, 5)
    await putFlag(ctx, { key: "stop", enabled: true, reason: "drill" })
    const first = await listAudit(ctx, { limit: 4 })
    expect(first.items[0]).toMatchObject({ action: "flag.set", actor: "Ada", subjectId: "stop", detail: { enabled: true, reason: "drill" } })
    const second = await listAudit(ctx, { limit: 4, cursor: first.nextCursor ?? "" })
    expect([...first.items, ...second.items].slice(1).map((row) => row.subjectId)).toEqual(["4", "3", "2", "1", "0"])
    expect(second.nextCursor).toBeNull()
    expect((await listAudit(ctx, { limit: 9, action: "flag." })).items).toHaveLength(1)
    expect((await listAudit(ctx, { limit: 9, action: "test.done", subjectId: "3" })).items).toHaveLength(1)
    await expect(listAudit({ ...ctx, actor: { ...ctx.actor, role: "manager" } }, { limit: 4 })).rejects.toMatchObject({ code: "forbidden" })
  })
})
