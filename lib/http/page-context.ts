import { cookies, headers } from "next/headers"
import { notFound, redirect } from "next/navigation"
import { connection } from "next/server"
import { uuidv7 } from "uuidv7"
import type { Role } from "@/drizzle/schema/constants"
import { getDeps } from "../deps"
import type { ServiceContext } from "../services/context"
import { findActorBySession } from "../services/identity"
import { readSession } from "./authenticate"

/** The service context of a page; sends people without a session to the sign-in page, and hides pages from other roles. */
export async function pageContext(options: { roles?: readonly Role[] } = {}): Promise<ServiceContext> {
  await connection()
  const deps = await getDeps()
  const jar = Object.fromEntries((await cookies()).getAll().map((cookie) => [cookie.name, cookie.value]))
  const session = await readSession(jar)
  const actor = session ? await findActorBySession(deps, session) : null
  if (!actor) {
    const from = (await headers()).get("x-page-path")
    redirect(from ? `/sign-in?from=${encodeURIComponent(from)}` : "/sign-in")
  }
  if (options.roles && !options.roles.includes(actor.role)) notFound()
  return { actor, deps, requestId: uuidv7() }
}
