import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { describe, expect, it, onTestFinished } from "vitest"
import { root } from "./list-source-files"

const { originOf, readAddress, refuseOpenDemo } = await script("serving/read-address.mjs")
const { leadToOrigin } = await script("serving/lead-to-origin.mjs")
const { readReport } = await script("testing/read-report.mjs")
const { listForbiddenSkips } = await script("testing/judge-skips.mjs")

describe("npm start", () => {
  const own = { DATABASE_URL: "postgres://example/db" }

  it.each([
    ["0.0.0.0", {}],
    ["::", {}],
    ["192.168.1.4", {}],
    ["example.org", {}],
    ["127.0.0.1.example.org", {}],
    ["0.0.0.0", { ...own, SEED_DEMO: "1" }],
    ["0.0.0.0", { DATABASE_URL: "" }],
  ])("refuses to offer demo sign-ins on %s", (host, environment) => {
    expect(() => refuseOpenDemo(host, environment)).toThrow(/demo sign-ins/)
  })

  it.each([
    ["127.0.0.1", {}],
    ["127.8.8.8", {}],
    ["localhost", { SEED_DEMO: "1" }],
    ["::1", {}],
    ["0.0.0.0", own],
    ["0.0.0.0", { ...own, SEED_DEMO: "0" }],
    ["0.0.0.0", { DATABASE_URL_FILE: "/run/secrets/database_url" }],
  ])("listens on %s", (host, environment) => {
    expect(() => refuseOpenDemo(host, environment)).not.toThrow()
  })

  it("listens on this machine's port 3000 unless told otherwise, and takes no nonsense for a port", () => {
    expect(readAddress({})).toEqual({ host: "127.0.0.1", port: 3000 })
    expect(readAddress({ HOST: " ::1 ", PORT: "0" })).toEqual({ host: "::1", port: 0 })
    for (const PORT of ["80a", "-1", "65536", "3e3", "1.5"]) expect(() => readAddress({ PORT })).toThrow(/PORT/)
  })

  it("names an origin that a browser can open", () => {
    expect(originOf("0.0.0.0", 3000)).toBe("http://127.0.0.1:3000")
    expect(originOf("::1", 3000)).toBe("http://[::1]:3000")
    expect(originOf("example.org", 80)).toBe("http://example.org")
  })

  it("leads page visits by another name of this machine to the one origin that sessions belong to, and nothing else", () => {
    const origin = new URL("http://127.0.0.1:3000")
    const visit = (host: string, mode = "navigate") => ({ method: "GET", url: "/ask?x=1", headers: { host, "sec-fetch-mode": mode } })
    expect(leadToOrigin(visit("localhost:3000"), origin)).toBe("http://127.0.0.1:3000/ask?x=1")
    expect(leadToOrigin(visit("127.0.0.1:3000"), origin)).toBeNull()
    expect(leadToOrigin(visit("localhost:3000", "cors"), origin)).toBeNull()
    expect(leadToOrigin(visit("localhost:8080"), origin)).toBeNull()
    expect(leadToOrigin(visit("countersign.example.org"), origin)).toBeNull()
    expect(leadToOrigin(visit("localhost:3000"), new URL("https://countersign.example.org"))).toBeNull()
  })
})

describe("npm test", () => {
  it("counts a test file that could not be read as a failure", () => {
    const testResults = [
      { name: "a.test.ts", status: "failed", assertionResults: [] },
      { name: "b.test.ts", status: "passed", assertionResults: [assertion("passed"), assertion("skipped"), assertion("failed")] },
    ]
    const counts = readReport({ kind: "vitest", report: write({ testResults }) })
    expect(counts).toMatchObject({ passed: 1, failed: 2, skips: [{ file: "b.test.ts" }] })
  })

  it("counts a browser test that passed only at its second try as a failure", () => {
    const tests = ["expected", "flaky", "unexpected", "skipped"].map((status) => ({ status }))
    const suites = [{ suites: [{ specs: [{ file: "a.spec.ts", title: "a", tests }] }] }]
    const counts = readReport({ kind: "playwright", report: write({ suites, errors: [], config: { rootDir: "/e2e" } }) })
    expect(counts).toMatchObject({ passed: 1, failed: 2, skips: [{ file: "/e2e/a.spec.ts" }] })
  })

  it("lets a complete run skip nothing that could have run", () => {
    expect(listForbiddenSkips([{ file: path.join(root, "lib/env.test.ts"), name: "a" }])).toHaveLength(1)
    expect(listForbiddenSkips([{ file: "gone.test.ts", name: "a" }])).toHaveLength(1)
  })
})

function script(name: string) {
  return import(new URL(`../../scripts/${name}`, import.meta.url).href)
}

function assertion(status: string) {
  return { status, fullName: status }
}

function write(report: unknown): string {
  const folder = mkdtempSync(path.join(tmpdir(), "countersign-report-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, "report.json")
  writeFileSync(file, JSON.stringify(report))
  return file
}
