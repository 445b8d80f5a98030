import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import type { Actor } from "../../../../lib/services/actor"

export type Replica = { submit: () => Promise<{ accepted: number; refused: number }>; process: ChildProcess }

/** Resolves when the replica has wired everything and only waits for the word. */
export async function startSubmitting(options: { url: string; actor: Actor; count: number }): Promise<Replica> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/integration/money/support/submitting-child.ts"], {
    env: { ...process.env, SUBMITTING: JSON.stringify(options) },
    stdio: ["pipe", "pipe", "inherit"],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const read = async () => {
    const line = await lines.next()
    if (line.done) throw new Error("the submitting process ended early")
    return line.value
  }
  await read()
  return {
    process: child,
    submit: async () => {
      child.stdin.write("go\n")
      return JSON.parse(await read()) as { accepted: number; refused: number }
    },
  }
}
