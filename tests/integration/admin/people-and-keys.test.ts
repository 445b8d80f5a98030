import { expect, it } from "vitest"
import { createKey, createUser, listKeys, listUsers, revokeKey, updateUser } from "@/lib/services/admin"
import { checkPassword, findActorByKey, findActorBySession } from "@/lib/services/identity"
import { describeOnBothDatabases } from "../../support/database"
import { createTenant, type TestDeps, testDeps } from "../../support/deps"
import { unusedModels } from "../../support/unused-models"

describeOnBothDatabases("people and keys", (open) => {
  let opened: Promise<TestDeps> | undefined

  async function office() {
    const deps = await (opened ??= open().then((database) => testDeps(database, unusedModels)))
    const tenant = await createTenant(deps)
    return { deps, tenant, admin: await tenant.context("admin", "Ada"), member: await tenant.context("member", "Mia") }
  }

  it("lets a new person sign in, counts a new role at once and shuts them out at once", async () => {
    const { deps, admin } = await office()
    const email = `${crypto.randomUUID()}@Example.org`
    const person = await createUser(admin, { email, name: "Nia", role: "member", password: "a long password" })
    const signedIn = await checkPassword(deps, { email: email.toUpperCase(), password: "a long password" })
    if (!signedIn) throw new Error("the new person could not sign in")
    const key = await createKey({ ...admin, actor: { ...admin.actor, userId: person.id } }, { name: "theirs" })
    expect((await findActorBySession(deps, signedIn))?.role).toBe("member")
    await updateUser(admin, { userId: person.id, role: "reviewer" })
    expect((await findActorBySession(deps, signedIn))?.role).toBe("reviewer")
    await updateUser(admin, { userId: person.id, isDisabled: true })
    expect(await findActorBySession(deps, signedIn)).toBeNull()
    expect(await findActorByKey(deps, key.secret)).toBeNull()
    await updateUser(admin, { userId: person.id, isDisabled: false })
    expect(await findActorBySession(deps, signedIn)).toBeNull()
    await expect(createUser(admin, { email: email.toLowerCase(), name: "Again", role: "admin" })).rejects.toMatchObject({ code: "conflict" })
  })

  it("keeps the last admin, also when two admins demote each other at once", async () => {
    const { tenant, admin } = await office()
    await expect(updateUser(admin, { userId: admin.actor.userId, role: "member" })).rejects.toMatchObject({ code: "conflict" })
    await expect(updateUser(admin, { userId: admin.actor.userId, isDisabled: true })).rejects.toMatchObject({ code: "conflict" })
    const other = await tenant.context("admin", "Otto")
    const outcomes = await Promise.allSettled([updateUser(admin, { userId: other.actor.userId, role: "member" }), updateUser(other, { userId: admin.actor.userId, isDisabled: true })])
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1)
    expect((await listUsers(admin)).items.filter((user) => user.role === "admin" && !user.isDisabled)).toHaveLength(1)
  })

  it("is closed to others, and people of another workspace are not there", async () => {
    const { deps, admin, member } = await office()
    await expect(listUsers(member)).rejects.toMatchObject({ code: "forbidden" })
    await expect(updateUser(member, { userId: member.actor.userId, role: "admin" })).rejects.toMatchObject({ code: "forbidden" })
    const stranger = await (await createTenant(deps)).context("admin")
    await expect(updateUser(stranger, { userId: admin.actor.userId, isDisabled: true })).rejects.toMatchObject({ code: "not_found" })
    expect((await listUsers(stranger)).items.map((user) => user.id)).toEqual([stranger.actor.userId])
  })

  it("shows a key's secret once, stores it hashed and refuses it after it was revoked", async () => {
    const { deps, admin, member, tenant } = await office()
    const key = await createKey(member, { name: "script" })
    expect(await findActorByKey(deps, key.secret)).toMatchObject({ userId: member.actor.userId, kind: "api_key" })
    const listed = await listKeys(member, { of: "me" })
    expect(listed.items).toMatchObject([{ id: key.id, name: "script", isRevoked: false }])
    expect(JSON.stringify(listed)).not.toContain(key.secret)
    const stored = await deps.database.workspace({ workspaceId: tenant.workspaceId }, (tx) => tx.query.apiKeys.findMany())
    expect(JSON.stringify(stored)).not.toContain(key.secret)
    await expect(createKey({ ...member, actor: { ...member.actor, kind: "api_key" } }, { name: "child" })).rejects.toMatchObject({ code: "forbidden" })
    await expect(revokeKey(await tenant.context("reviewer"), { id: key.id })).rejects.toMatchObject({ code: "not_found" })
    await expect(listKeys(member, { of: "workspace" })).rejects.toMatchObject({ code: "forbidden" })
    await revokeKey(admin, { id: key.id })
    await revokeKey(member, { id: key.id })
    expect(await findActorByKey(deps, key.secret)).toBeNull()
  })
})
