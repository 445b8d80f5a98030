import { access, constants } from "node:fs/promises"
import path from "node:path"

/** The program that recognises text: the one named, or `tesseract` in the search path; null when it is not on this machine. Looked for anew each time, so that it can be installed while the product runs. */
export async function findTesseract(input: { named: string | undefined; searchPath: string }): Promise<string | null> {
  if (input.named !== undefined) return (await isProgram(input.named)) ? input.named : null
  for (const folder of input.searchPath.split(path.delimiter)) {
    if (folder === "") continue
    const candidate = path.join(folder, "tesseract")
    if (await isProgram(candidate)) return candidate
  }
  return null
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
