import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"

export type Provider = { url: string; anthropicBaseUrl: string; openaiBaseUrl: string; script: (rules: unknown) => Promise<void>; stop: () => void }

/** The mock provider in a process of its own, so that it does not share the measured one's thread. */
export async function startProvider(options: { tokensPerSecond: number; firstTokenMs: number; reply: string }): Promise<Provider> {
  const settings = { "tokens-per-second": options.tokensPerSecond, "first-token-ms": options.firstTokenMs, reply: options.reply, "tick-ms": 2 }
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "tests/support/mock-provider/main.ts", ...flags], { stdio: ["ignore", "pipe", "inherit"] })
  process.once("exit", () => child.kill())
  if (!child.stdout) throw new Error("the mock provider has no output")
  const [line] = (await once(createInterface(child.stdout), "line")) as [string]
  const addresses = JSON.parse(line) as Pick<Provider, "url" | "anthropicBaseUrl" | "openaiBaseUrl">
  const script = async (rules: unknown) => {
    await fetch(`${addresses.url}/__mock/script`, { method: "POST", body: JSON.stringify(rules) })
  }
  return { ...addresses, script, stop: () => child.kill() }
}
