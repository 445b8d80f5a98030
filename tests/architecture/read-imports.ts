import path from "node:path"
import type { SourceFile } from "./list-source-files"

/**
 * One import of a file. `target` is a path from the root without extension for files of the repository, the package
 * name with its subpath otherwise. `isType` holds for `import type` only: under verbatimModuleSyntax
 * `import { type A }` still loads the module.
 */
export type Import = { target: string; isLocal: boolean; isType: boolean }

const fromStatement = /\b(?:import|export)\s+(type\b(?!\s*(?:,|from\b)))?[\w\s{},*$]*?\bfrom\s*(["'])([^"'\n]+)\2/g
const bareStatement = /\bimport\s*(["'])([^"'\n]+)\1/g
const call = /(typeof\s+)?\b(?:import|require)\s*\(\s*(["'])([^"'\n]+)\2/g

/** Static imports, re-exports, dynamic imports and require calls of a file, comments left out. */
export function readImports(file: SourceFile): Import[] {
  const code = withoutComments(file.text)
  return [
    ...[...code.matchAll(fromStatement)].map((match) => importOf(file, { specifier: match[3]!, isType: match[1] !== undefined })),
    ...[...code.matchAll(bareStatement)].map((match) => importOf(file, { specifier: match[2]!, isType: false })),
    ...[...code.matchAll(call)].map((match) => importOf(file, { specifier: match[3]!, isType: match[1] !== undefined })),
  ]
}

function importOf(file: SourceFile, { specifier, isType }: { specifier: string; isType: boolean }): Import {
  const local = localPath(file, specifier)
  return { target: local?.replace(/\.(tsx?|mjs|js)$/, "") ?? specifier, isLocal: local !== null, isType }
}

function localPath(file: SourceFile, specifier: string): string | null {
  if (specifier.startsWith("@/")) return path.posix.normalize(specifier.slice(2))
  if (specifier.startsWith(".")) return path.posix.join(path.posix.dirname(file.path), specifier)
  return null
}

const commentOrString = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/g

/** The text with comments blanked; strings and templates stay, so that a `//` inside one is none. */
export function withoutComments(text: string): string {
  return text.replace(commentOrString, (found) => (found.startsWith("/") ? " " : found))
}
