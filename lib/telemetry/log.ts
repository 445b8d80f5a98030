import pino from "pino"
import { env } from "../env"
import { serialiseError } from "./serialise-error"

/** Structured log lines; ids and codes, never texts, keys or payloads. */
export type Log = Pick<pino.Logger, "debug" | "info" | "warn" | "error">

export function createLog(): Log {
  return pino({ level: env().LOG_LEVEL, base: null, serializers: { err: serialiseError, error: serialiseError }, timestamp: pino.stdTimeFunctions.isoTime })
}
