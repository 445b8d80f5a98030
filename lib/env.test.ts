import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { expect, it } from "vitest"
import { readEnv } from "./env"

it("names the variable that is wrong and never shows its value", () => {
  expect(() => readEnv({ DATABASE_URL: "mysql://secret-value@host/db" })).toThrow(/DATABASE_URL/)
  expect(() => readEnv({ DATABASE_URL: "mysql://secret-value@host/db" })).not.toThrow(/secret-value/)
})

it("reads a mounted secret and exports it for libraries", () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "env-")), "key")
  writeFileSync(file, "sk-from-a-file\n")
  const source: Record<string, string | undefined> = { ANTHROPIC_API_KEY_FILE: file }
  expect(readEnv(source).ANTHROPIC_API_KEY).toBe("sk-from-a-file")
  expect(source.ANTHROPIC_API_KEY).toBe("sk-from-a-file")
})

it("says which mounted secret is missing", () => {
  expect(() => readEnv({ NEXTAUTH_SECRET_FILE: "/does/not/exist" })).toThrow("NEXTAUTH_SECRET_FILE names a file that cannot be read.")
})

it("treats an empty variable as absent", () => {
  expect(readEnv({ OPENAI_API_KEY: "", PORT: "" })).toMatchObject({ PORT: 3000 })
})
