import { defineConfig } from "vitest/config"

const resolve = { tsconfigPaths: true }

function project(name: string, include: string[], options: Record<string, unknown> = {}) {
  return { resolve, test: { name, include, environment: "node" as const, retry: 0, testTimeout: 30_000, hookTimeout: 120_000, ...options } }
}

export default defineConfig({
  test: {
    projects: [
      project("unit", ["{app,lib,prompts,inngest,drizzle,evals}/**/*.test.{ts,tsx}"]),
      project("architecture", ["tests/architecture/**/*.test.ts"]),
      project("integration", ["tests/integration/**/*.test.ts"], { testTimeout: 60_000, maxWorkers: 2 }),
      project("faults", ["tests/faults/**/*.test.ts"], { testTimeout: 600_000, fileParallelism: false }),
    ],
  },
})
