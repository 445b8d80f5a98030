import { browserSafe, importTable, packageHomes } from "./import-table"
import type { SourceFile } from "./list-source-files"
import { type Import, readImports } from "./read-imports"

const wiring = new Set(["lib/boot.ts", "lib/deps.ts"])
const rooms = Object.keys(importTable).sort((first, second) => second.length - first.length)

/** Every import that the table forbids, as a sentence that names the file, the import and the rule. */
export function findViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => readImports(file).flatMap((found) => judge(file, found)))
}

function judge(file: SourceFile, found: Import): string[] {
  const reason = found.isLocal ? judgeRoom(file, found) : judgePackage(file, found)
  return reason === null ? [] : [`${file.path} imports ${found.isType ? "types of " : ""}${found.target}: ${reason}`]
}

function judgeRoom(file: SourceFile, { target, isType }: Import): string | null {
  const room = roomOf(file.path)
  if (room === null) return "the file stands in no known room"
  if (target.startsWith("tests/") || target.startsWith("scripts/")) return "the product does not import its tools"
  if (roomOf(target) === room) return null
  const { values, types } = importTable[room]!
  if (values.some((prefix) => isWithin(target, prefix))) return null
  if (isType && (types === "all" || types.some((prefix) => isWithin(target, prefix)))) return null
  return `${room} may not`
}

function judgePackage(file: SourceFile, { target, isType }: Import): string | null {
  const rule = packageHomes.find(({ packages }) => packages.test(target))
  if (!rule || rule.homes.some((home) => isWithin(withoutExtension(file.path), home))) return null
  return isType && wiring.has(file.path) ? null : `only ${rule.homes.join(", ")} may`
}

/** Imports that would carry server code to the browser, followed from every "use client" file through the rest of app/. */
export function findBrowserViolations(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [withoutExtension(file.path), file]))
  const seen = new Set<SourceFile>()
  const queue = files.filter((file) => /^\s*["']use client["']/.test(file.text))
  const violations: string[] = []
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    for (const { target, isType, isLocal } of readImports(file)) {
      if (isType) continue
      const next = byPath.get(target) ?? byPath.get(`${target}/index`)
      if (isLocal && isWithin(target, "app")) queue.push(...(next && !isServerAction(next) ? [next] : []))
      else if (!isForBrowser(target, isLocal)) violations.push(`${file.path} imports ${target}: the browser would load it`)
    }
  }
  return violations
}

function isForBrowser(target: string, isLocal: boolean): boolean {
  if (isLocal) return browserSafe.some((pattern) => pattern.test(target))
  return !/^(node:|server-only|pino|postgres$|@electric-sql\/|drizzle-orm|inngest|openai|@anthropic-ai\/|next\/headers)/.test(target)
}

function isServerAction(file: SourceFile): boolean {
  return /^\s*["']use server["']/.test(file.text)
}

function roomOf(place: string): string | null {
  const name = withoutExtension(place)
  return rooms.find((room) => isWithin(name, room)) ?? null
}

function isWithin(place: string, prefix: string): boolean {
  return place === prefix || place.startsWith(`${prefix}/`)
}

function withoutExtension(place: string): string {
  return place.replace(/\.tsx?$/, "")
}
