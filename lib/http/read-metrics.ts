import { getWiring } from "../deps"
import { measureSystem } from "../services/admin/measure-system"
import { renderMetrics } from "../telemetry/metrics"

export async function readMetrics(): Promise<{ text: string; contentType: string }> {
  const { deps, engine } = await getWiring()
  const measured = await measureSystem(deps)
  const stats = engine ? await engine.stats() : null
  const ofEngine = stats ? Object.entries(stats).map(([name, value]) => ({ name: `countersign_engine_${snake(name)}`, help: `Embedded engine: ${name}`, value })) : []
  return renderMetrics([...measured, ...ofEngine])
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
