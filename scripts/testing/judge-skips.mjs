import { existsSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import { root } from "../setup/project.mjs"

const corpus = path.join(root, "..", "shared", "data")

/** The skips that a full run may not have: all but those of tests that read the optional corpus where it is absent. */
export function listForbiddenSkips(skips) {
  const isCorpusAbsent = !existsSync(corpus)
  return skips.filter(({ file }) => !(isCorpusAbsent && readsCorpus(file)))
}

function readsCorpus(file) {
  return existsSync(file) && statSync(file).isFile() && readFileSync(file, "utf8").includes("shared-data")
}
