import { collectDefaultMetrics, Gauge, Registry } from "prom-client"

export type Measured = { name: string; help: string; labels?: Record<string, string>; value: number }

const key = Symbol.for("countersign.metrics")
const holder = globalThis as { [key]?: Registry }

/** Process metrics with the given numbers of the moment, in Prometheus' text format. */
export async function renderMetrics(measured: Measured[]): Promise<{ text: string; contentType: string }> {
  const registry = (holder[key] ??= createRegistry())
  for (const { name, help, labels = {}, value } of measured) {
    const known = registry.getSingleMetric(name)
    const gauge = known instanceof Gauge ? known : new Gauge({ name, help, labelNames: Object.keys(labels), registers: [registry] })
    gauge.set(labels, value)
  }
  return { text: await registry.metrics(), contentType: registry.contentType }
}

function createRegistry(): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}
