import { cpus, loadavg, totalmem } from "node:os"

/** Where and when something was measured: numbers mean little without. */
export function describeMachine(): string {
  const [first] = cpus()
  const load = loadavg().map((value) => value.toFixed(1)).join(" ")
  return `${cpus().length} × ${first?.model.trim() ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.version}, load ${load}, ${new Date().toISOString()}`
}
