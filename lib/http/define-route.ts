import { uuidv7 } from "uuidv7"
import { z } from "zod"
import type { Role } from "@/drizzle/schema/constants"
import { getDeps } from "../deps"
import { AppError, notFound } from "../errors"
import type { ServiceContext } from "../services/context"
import type { LimitState } from "../services/limits"
import { storableJson } from "../services/requests/storable-text"
import { authenticate } from "./authenticate"
import { checkOrigin } from "./check-origin"
import { problemResponse } from "./problem"
import { refuseOver, setLimitHeaders, takeForAddress, takeForCaller } from "./rate-limit"
import { parseJson, readBody } from "./read-body"

const defaultMaxBodyBytes = 1024 * 1024

type Schema = z.ZodType
type Parsed<T> = T extends z.ZodType<infer Output> ? Output : undefined

export type RouteInput<Params, Query, Body> = { ctx: ServiceContext; params: Parsed<Params>; query: Parsed<Query>; body: Parsed<Body>; request: Request }

export type RouteDefinition<Params, Query, Body> = {
  /** Who may; everyone signed in when absent. */
  roles?: readonly Role[]
  params?: Params
  query?: Query
  body?: Body
  /** No body is then the same as an empty object. */
  isBodyOptional?: boolean
  maxBodyBytes?: number
  /** True where a model is asked on the caller's account: refused once their calls have cost too much for an hour or a day. */
  isCostly?: boolean
  handler: (input: RouteInput<Params, Query, Body>) => Promise<Response>
}

type NextContext = { params: Promise<Record<string, string | string[] | undefined>> }

/** Rate limit of the address → authentication → origin → rate limits of the caller → role → parse → verb → respond; every error leaves as problem+json. */
export function defineRoute<Params extends Schema | undefined = undefined, Query extends Schema | undefined = undefined, Body extends Schema | undefined = undefined>(
  definition: RouteDefinition<Params, Query, Body>,
) {
  async function handle(request: Request, next: NextContext): Promise<Response> {
    const requestId = uuidv7()
    const limits: LimitState[] = []
    const spend = async (taken: Promise<LimitState[]>) => {
      limits.push(...(await taken))
      refuseOver(limits)
    }
    try {
      const deps = await getDeps()
      const isWrite = request.method !== "GET" && request.method !== "HEAD"
      await spend(takeForAddress(deps, { request, isWrite }))
      const { actor, isCookie } = await authenticate(request, deps)
      if (isWrite && isCookie) checkOrigin(request)
      await spend(takeForCaller(deps, { request, actor, isCookie, isWrite, isCostly: definition.isCostly ?? false }))
      if (definition.roles && !definition.roles.includes(actor.role)) throw new AppError("forbidden", `This needs the role ${definition.roles.join(" or ")}; yours is ${actor.role}.`)
      const params = definition.params ? parseParams(definition.params, await next.params) : undefined
      const query = definition.query ? parseWith(definition.query, queryOf(request), "invalid_payload") : undefined
      const body = definition.body ? parseWith(definition.body, readJsonBody(await readBody(request, definition.maxBodyBytes ?? defaultMaxBodyBytes), definition.isBodyOptional ?? false), "malformed") : undefined
      const ctx: ServiceContext = { actor, deps, requestId }
      const response = await definition.handler({ ctx, params, query, body, request } as RouteInput<Params, Query, Body>)
      response.headers.set("x-request-id", requestId)
      setLimitHeaders(response.headers, limits)
      return response
    } catch (error) {
      if (!(error instanceof AppError)) await logUnexpected(request, requestId, error)
      const problem = problemResponse(error, requestId)
      setLimitHeaders(problem.headers, limits)
      return problem
    }
  }
  const { roles, params, query, body } = definition
  return Object.assign(handle, { describes: { roles, params, query, body } satisfies RouteShape })
}

/** What a route takes, for the API description. */
export type RouteShape = { roles: readonly Role[] | undefined; params: Schema | undefined; query: Schema | undefined; body: Schema | undefined }

async function logUnexpected(request: Request, requestId: string, error: unknown): Promise<void> {
  const deps = await getDeps().catch(() => null)
  deps?.log.error({ err: error, requestId, method: request.method, path: new URL(request.url).pathname }, "request failed")
}

function readJsonBody(bytes: Uint8Array, isOptional: boolean): unknown {
  return isOptional && bytes.byteLength === 0 ? {} : parseJson(bytes)
}

/** An id that is no id gets the same answer as one that is unknown. */
function parseParams(schema: Schema, value: unknown): unknown {
  const result = schema.safeParse(value)
  if (!result.success) throw notFound("thing")
  return result.data
}

function parseWith(schema: Schema, value: unknown, code: "malformed" | "invalid_payload"): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.map((issue) => ({ field: issue.path.join(".") || "(body)", message: issue.message }))
  throw new AppError(code, `Some fields are not right: ${fields.map((field) => field.field).join(", ")}.`, { fields })
}

function queryOf(request: Request): Record<string, string> {
  return storableJson(Object.fromEntries(new URL(request.url).searchParams))
}

export const IdParams = z.object({ id: z.uuid() })
