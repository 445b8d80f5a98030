import { z } from "zod"
import type { RouteShape } from "../define-route"

type Handler = { describes?: RouteShape }
export type RouteModule = Partial<Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE", unknown>>
export type DescribedRoute = { path: string; module: RouteModule; summaries: Partial<Record<keyof RouteModule, string>>; /** Media types beside JSON, in and out. */ media?: { body?: string; response?: string } }

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const

const problems: Record<string, string> = {
  400: "The request could not be read",
  401: "No session and no valid API key",
  403: "The role does not allow it, or the request came from another site",
  404: "Unknown, switched off, or not yours to see: the same answer for all",
  409: "In conflict with what is there",
  413: "Too large",
  415: "This type of file cannot be read",
  422: "Some fields are not right; `fields` names them",
  429: "Rate limit or budget; Retry-After says how long",
  503: "The stop switch is on",
}

/** OpenAPI 3.1 of the given routes, from the very zod schemas that parse their requests. */
export function describeApi(routes: DescribedRoute[], options: { version: string }) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const operations: Record<string, unknown> = {}
    for (const method of methods) {
      const handler = route.module[method] as Handler | undefined
      if (handler) operations[method.toLowerCase()] = describeOperation(route, method, handler.describes)
    }
    paths[route.path] = operations
  }
  return {
    openapi: "3.1.0",
    info: { title: "Countersign", version: options.version, description: "Lists are {items, nextCursor}. Ids are UUIDv7, times ISO 8601 UTC, money whole nano-dollars in strings." },
    servers: [{ url: "/" }],
    security: [{ apiKey: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: "http", scheme: "bearer" }, session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" } },
      schemas: { Problem: problemSchema },
      responses: Object.fromEntries(Object.entries(problems).map(([status, description]) => [`Problem${status}`, { ...problemResponse(description), ...(status === "429" ? { headers: limitHeaders } : {}) }])),
    },
  }
}

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string", description: "A sentence to show" },
    code: { type: "string" },
    fields: { type: "array", items: { type: "object", properties: { field: { type: "string" }, message: { type: "string" } } } },
    requestId: { type: "string" },
  },
}

/** On every answer of an address that is limited; Retry-After on refusals alone. */
const limitHeaders = {
  "Retry-After": { description: "Seconds to wait", schema: { type: "integer" } },
  "RateLimit-Policy": { description: "Each limit with its quota q, unit qu (requests where there is none) and window w in seconds", schema: { type: "string" } },
  RateLimit: { description: "Each limit with what remains r and the seconds t until its window ends", schema: { type: "string" } },
}

function problemResponse(description: string) {
  return { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } }
}

function describeOperation(route: DescribedRoute, method: keyof RouteModule, shape: RouteShape | undefined) {
  const body = shape?.body ? { "application/json": { schema: toSchema(shape.body) } } : {}
  const media = method !== "GET" && route.media?.body ? { [route.media.body]: { schema: { type: "object", properties: { file: { type: "string", format: "binary" } }, required: ["file"] } } } : {}
  const content = { ...media, ...body }
  return {
    summary: route.summaries[method] ?? "",
    ...(shape?.roles ? { description: `Roles: ${shape.roles.join(", ")}` } : {}),
    parameters: [...pathParameters(route.path), ...queryParameters(shape?.query)],
    ...(Object.keys(content).length > 0 ? { requestBody: { required: true, content } } : {}),
    responses: {
      "2XX": { description: "As described in the product's documentation", content: { [method === "GET" ? (route.media?.response ?? "application/json") : "application/json"]: {} } },
      ...Object.fromEntries(Object.keys(problems).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }])),
    },
  }
}

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => ({ name: match[1], in: "path", required: true, schema: { type: "string" } }))
}

function queryParameters(query: z.ZodType | undefined) {
  if (!query) return []
  const { properties = {}, required = [] } = toSchema(query) as { properties?: Record<string, unknown>; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }))
}

function toSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Record<string, unknown>
  return described
}
