import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { root } from "./project.mjs"

const sourceFolders = ["app", "drizzle", "evals", "inngest", "lib", "prompts", "public"]
const sourceFile = /^(next\.config|instrumentation|proxy|postcss\.config|package(-lock)?)\b.*\.(ts|mjs|json)$/
const testFile = /\.test(-d)?\.tsx?$/

/** A hash of everything that a build reads, so that an edited test or document does not cost a build. */
export function hashSources() {
  const rootFiles = readdirSync(root).filter((name) => sourceFile.test(name))
  const files = [...rootFiles, ...sourceFolders.flatMap(listFiles)].filter((name) => !testFile.test(name))
  files.sort((first, second) => (first < second ? -1 : 1))
  const hash = createHash("sha256")
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(path.join(root, file))).update("\0")
  return hash.digest("hex")
}

function listFiles(folder) {
  const entries = readdirIfThere(folder)
  return entries.flatMap((entry) => {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) return listFiles(place)
    return entry.isFile() ? [place] : []
  })
}

function readdirIfThere(folder) {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true })
  } catch {
    return []
  }
}
