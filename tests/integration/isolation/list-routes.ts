import { readdirSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

const apiFolder = fileURLToPath(new URL("../../../app/api", import.meta.url))
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const

export type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
export type Method = (typeof methods)[number]
export type Route = { name: `${Method} ${string}`; method: Method; path: string; handler: Handler }

/** Every method of every route.ts under app/api, named as `GET /api/requests/[id]`. */
export async function listRoutes(): Promise<Route[]> {
  const files = readdirSync(apiFolder, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "route.ts")
  const found = files.toSorted().map(async (file) => {
    const module = (await import(path.join(apiFolder, file))) as Partial<Record<Method, Handler>>
    const address = path.posix.join("/api", path.dirname(file).split(path.sep).join("/"))
    return methods.flatMap((method): Route[] => {
      const handler = module[method]
      return handler ? [{ name: `${method} ${address}`, method, path: address, handler }] : []
    })
  })
  return (await Promise.all(found)).flat()
}
