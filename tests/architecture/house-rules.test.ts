import { readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { EnvSchema } from "@/lib/env"
import { listPlaces, listSourceFiles, root } from "./list-source-files"
import { withoutComments } from "./read-imports"

const files = listSourceFiles()
const longestFileLines = 400
const medianFileLines = 70
/** Next replaces it when it bundles, so that it must stand there word for word. */
const bundlerConstant = "process.env.NEXT_RUNTIME"
const drawerName = /(^|\/)(utils?|helpers?|commons?|misc)(\/|\.[a-z]+$|$)/

describe("house rules", () => {
  it("lets only lib/env.ts read the environment", () => {
    const readers = files.filter(({ text }) => readsEnvironment(text.replaceAll(bundlerConstant, "")))
    expect(readers.map((file) => file.path)).toEqual(["lib/env.ts"])
    expect(readsEnvironment("const { env } = process")).toBe(true)
    expect(readsEnvironment("return process.env.SECRET")).toBe(true)
    expect(readsEnvironment('return process["env"].SECRET')).toBe(true)
  })

  it("keeps every file short enough to be read at once", () => {
    const long = files.filter(({ text }) => lineCount(text) > longestFileLines)
    expect(long.map((file) => file.path)).toEqual([])
  })

  it("keeps the typical file to one verb", () => {
    const counts = files.map(({ text }) => lineCount(text)).sort((first, second) => first - second)
    expect(counts.length).toBeGreaterThan(200)
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThan(medianFileLines)
  })

  it("has no drawer that takes anything", () => {
    expect(listPlaces().filter((place) => drawerName.test(place))).toEqual([])
    for (const planted of ["lib/utils/a.ts", "app/helpers.ts", "lib/http/misc/b.ts", "lib/common.ts"]) expect(planted).toMatch(drawerName)
  })

  it("names in .env.example exactly the variables that the environment schema reads", () => {
    const example = readFileSync(path.join(root, ".env.example"), "utf8")
    const named = [...example.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map((match) => String(match[1]))
    expect(named.toSorted()).toEqual(Object.keys(EnvSchema.shape).toSorted())
  })
})

function readsEnvironment(text: string): boolean {
  return /\bprocess\s*(\?\.|\.)\s*env\b|\bprocess\s*\[\s*["']env["']|\benv\b[^;=\n]*\}\s*=\s*process\b/.test(withoutComments(text))
}

function lineCount(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0)
}
