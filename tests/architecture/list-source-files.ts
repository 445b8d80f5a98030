import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

/** A file of the product: its path from the root of the repository, with forward slashes, and its text. */
export type SourceFile = { path: string; text: string }

export const root = fileURLToPath(new URL("../..", import.meta.url))

const folders = ["app", "drizzle", "evals", "inngest", "lib", "prompts"]
const rootFiles = /^(instrumentation|proxy)(-\w+)?\.ts$/
const testFile = /\.(test|test-d|spec)\.tsx?$/

/** Every TypeScript file that the product is made of, unit tests left out. */
export function listSourceFiles(): SourceFile[] {
  const names = [...readdirSync(root).filter((name) => rootFiles.test(name)), ...folders.flatMap(listFiles)]
  const sources = names.filter((name) => /\.tsx?$/.test(name) && !testFile.test(name))
  return sources.map((name) => ({ path: name, text: readFileSync(path.join(root, name), "utf8") }))
}

/** Every folder and file below the product's folders, by path from the root. */
export function listPlaces(): string[] {
  return [...folders, "tests", "scripts"].flatMap(listFiles)
}

function listFiles(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const place = `${folder}/${entry.name}`
    if (entry.isDirectory()) return listFiles(place)
    return entry.isFile() ? [place] : []
  })
}

function entriesOf(folder: string) {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true })
  } catch {
    return []
  }
}
