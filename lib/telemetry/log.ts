import pino from "pino"
import { env } from "../env"

/** Structured log lines; ids and codes, never texts, keys or payloads. */
export type Log = Pick<pino.Logger, "debug" | "info" | "warn" | "error">

export function createLog(): Log {
  return pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
