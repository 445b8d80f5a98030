import { readdirSync } from "node:fs"
import { expect, it } from "vitest"
import { describedRoutes } from "@/app/api/openapi.json/routes"
import { describeApi } from "@/lib/http/openapi/describe-api"

/** Addresses for the framework, the engine's server and this description itself. */
const undescribed = ["/api/auth/[...nextauth]", "/api/inngest", "/api/openapi.json"]

it("describes every route of the product, each method with a sentence", () => {
  const files = readdirSync("app/api", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .map((file) => `/api/${file.replaceAll("\\", "/").replace(/\/route\.ts$/, "")}`)
  const paths = files.filter((path) => !undescribed.includes(path)).map((path) => path.replaceAll("[", "{").replaceAll("]", "}"))
  expect(describedRoutes.map((route) => route.path).toSorted()).toEqual(paths.toSorted())
  for (const { path, module, summaries } of describedRoutes)
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const) expect([path, method, Boolean(summaries[method])]).toEqual([path, method, Boolean(module[method])])
})

it("is generated from the schemas that parse the requests", () => {
  const { paths } = describeApi(describedRoutes, { version: "1.0.0" })
  const post = paths["/api/requests"]?.post as { requestBody: { content: { "application/json": { schema: { required: string[] } } } } }
  expect(post.requestBody.content["application/json"].schema.required).toEqual(["promptKey", "payload"])
})
