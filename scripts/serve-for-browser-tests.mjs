// The built app on fresh data with the offline model, whatever the caller's environment or an .env file says.
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { root } from "./setup/project.mjs"

const folder = mkdtempSync(path.join(tmpdir(), "countersign-e2e-"))
process.once("exit", () => rmSync(folder, { recursive: true, force: true }))

const port = process.env.PORT
const names = readFileSync(path.join(root, ".env.example"), "utf8").matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gm)
for (const [, name] of names) process.env[name] = process.env[`${name}_FILE`] = ""
process.env.PORT = port
// Scans end in the same state whether or not this machine has a program that recognises them.
process.env.TESSERACT_PATH = path.join(folder, "no-tesseract")
process.env.DATA_DIR = path.join(folder, "data")

await import("./serve.mjs")
