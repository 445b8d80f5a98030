import { parseArgs } from "node:util"
import { startMockProvider } from "./start-mock-provider"

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    bill: { type: "string" },
    "tokens-per-second": { type: "string" },
    "first-token-ms": { type: "string" },
    "tick-ms": { type: "string" },
    reply: { type: "string" },
  },
})

const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text))
const defined = <T extends object>(object: T) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

const mock = await startMockProvider({
  port: Number(values.port),
  keepRequests: 100,
  ...defined({ billPath: values.bill, tickMs: numberOf(values["tick-ms"]) }),
  defaults: defined({
    tokensPerSecond: numberOf(values["tokens-per-second"]),
    firstTokenDelayMs: numberOf(values["first-token-ms"]),
    reply: values.reply,
  }),
})
process.stdout.write(`${JSON.stringify({ url: mock.url, anthropicBaseUrl: mock.anthropicBaseUrl, openaiBaseUrl: mock.openaiBaseUrl })}\n`)
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void mock.close().then(() => process.exit(0)))
