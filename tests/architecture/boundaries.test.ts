import { describe, expect, it } from "vitest"
import { findBrowserViolations, findViolations } from "./find-violations"
import { listSourceFiles, type SourceFile } from "./list-source-files"
import { readImports } from "./read-imports"

const files = listSourceFiles()

describe("the import table", () => {
  it("is checked on the whole product, not on an empty list", () => {
    expect(files.length).toBeGreaterThan(200)
    expect(files.flatMap(readImports).length).toBeGreaterThan(500)
    const rooms = ["app/", "drizzle/", "inngest/", "lib/documents/", "lib/http/", "lib/inference/", "lib/services/", "lib/store/", "prompts/"]
    for (const room of rooms) expect(files.some(({ path }) => path.startsWith(room))).toBe(true)
  })

  it("is kept by every file", () => {
    expect(findViolations(files)).toEqual([])
  })

  it("keeps server code out of what the browser loads", () => {
    expect(files.some(({ text }) => text.startsWith('"use client"'))).toBe(true)
    expect(findBrowserViolations(files)).toEqual([])
  })
})

describe("a planted violation is caught", () => {
  const plants: [string, SourceFile][] = [
    ["a page that reads the store", plant("app/page.tsx", 'import { listRequests } from "@/lib/store/requests/list-requests"')],
    ["a page that calls a model", plant("app/ask/page.tsx", 'import { callModel } from "../../lib/inference/call-model"')],
    ["a page that searches chunks itself", plant("app/search/page.tsx", 'const { search } = await import("@/lib/retrieval/search-chunks")')],
    ["a page that starts a durable function", plant("app/ask/actions.ts", 'import { client } from "@/inngest/client"')],
    ["a verb that knows the view", plant("lib/services/ask.ts", 'import { problem } from "../http/problem"')],
    ["a verb that knows Next", plant("lib/services/ask.ts", 'import { cookies } from "next/headers"')],
    ["a verb that announces by itself", plant("lib/services/ask.ts", 'import { inngest } from "@/inngest/client"')],
    ["documents that know of models", plant("lib/documents/classify.ts", 'import type { ChatModel } from "@/lib/inference/port"')],
    ["documents that use an AI package", plant("lib/documents/classify.ts", 'import { generateText } from "ai"')],
    ["inference that knows users", plant("lib/inference/call.ts", 'import { getActor } from "@/lib/services/identity"')],
    ["masking that is not pure", plant("lib/safety/mask.ts", 'import { log } from "@/lib/telemetry/log"')],
    ["a store that asks a service", plant("lib/store/get.ts", 'export { reserve } from "../services/money/reserve-budget"')],
    ["retrieval that calls a model itself", plant("lib/retrieval/rank.ts", 'import { embed } from "@/lib/inference/embed-texts"')],
    ["prompts with code of their own", plant("prompts/load.ts", 'import { getRelease } from "@/lib/store/prompts/get-release"')],
    ["a second home of the provider's SDK", plant("lib/inference/call.ts", 'import Anthropic from "@anthropic-ai/sdk"')],
    ["SQL outside the store", plant("lib/services/list.ts", 'import { eq } from "drizzle-orm"')],
    ["a value import that only looks like types", plant("lib/retrieval/rank.ts", 'import { type Port } from "@/lib/inference/port"')],
    ["an import over several lines", plant("app/page.tsx", 'import {\n  first,\n  second,\n} from "@/lib/store/requests"')],
    ["a bare import", plant("lib/store/get.ts", 'import "../services/start"')],
    ["a file outside every room", plant("lib/stray/file.ts", 'import { env } from "@/lib/env"')],
    ["a product that needs its tests", plant("lib/deps.ts", 'import { fake } from "@/tests/support/database"')],
  ]

  it.each(plants)("%s", (_, file) => {
    expect(findViolations([file])).toHaveLength(1)
  })

  it("in a module that a client component loads two steps away", () => {
    const planted = [
      plant("app/ask/form.tsx", '"use client"\nimport { label } from "./label"'),
      plant("app/ask/label.ts", 'import { ask } from "@/lib/services/requests"'),
    ]
    expect(findBrowserViolations(planted)).toHaveLength(1)
  })
})

describe("what the table allows is left alone", () => {
  const allowed: [string, SourceFile][] = [
    ["types for a page", plant("app/page.tsx", 'import type { Hit } from "@/lib/retrieval/hit"')],
    ["a forbidden import in a comment", plant("lib/store/get.ts", '// import { a } from "@/lib/services/a"\n/* import "@/app/page" */')],
    ["an address with slashes before an import", plant("lib/http/x.ts", 'const a = "http://x" // b\nimport { env } from "@/lib/env"')],
    ["a neighbour in the same room", plant("lib/safety/mask.ts", 'import { find } from "./find"\nexport type { Kind } from "./kind"')],
  ]

  it.each(allowed)("%s", (_, file) => {
    expect(findViolations([file])).toEqual([])
  })
})

function plant(path: string, text: string): SourceFile {
  return { path, text }
}
