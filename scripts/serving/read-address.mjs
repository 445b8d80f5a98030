import { isIP } from "node:net"
import { SetupError } from "../setup/project.mjs"

/** Where to listen, from HOST and PORT; refuses what cannot be an address. */
export function readAddress(environment) {
  const host = environment.HOST?.trim() || "127.0.0.1"
  const portText = environment.PORT?.trim() || "3000"
  const port = Number(portText)
  if (!/^\d+$/.test(portText) || port > 65_535) {
    throw new SetupError(`PORT must be a whole number from 0 to 65535, it is "${portText}".`)
  }
  return { host, port }
}

/** Demo accounts have a password that everyone can read in the documentation: they stay on this machine. */
export function refuseOpenDemo(host, environment) {
  if (!hasDemoAccounts(environment) || isLoopback(host)) return
  const cause = isSet(environment, "DATABASE_URL") ? "SEED_DEMO is on" : "no DATABASE_URL is set"
  throw new SetupError(
    `HOST=${host} would offer the demo sign-ins, whose password is public, to the network (${cause}). ` +
      "Leave HOST unset, or run on your own PostgreSQL: DATABASE_URL set and SEED_DEMO not.",
  )
}

export function originOf(host, port) {
  const isEverywhere = host === "0.0.0.0" || host === "::"
  const name = isEverywhere ? "127.0.0.1" : isIP(host) === 6 ? `[${host}]` : host
  return port === 80 ? `http://${name}` : `http://${name}:${port}`
}

export function isLoopback(host) {
  const name = host.toLowerCase().replace(/^\[|\]$/g, "")
  return name === "localhost" || name === "::1" || (isIP(name) === 4 && name.startsWith("127."))
}

function hasDemoAccounts(environment) {
  const isSeeded = isSet(environment, "SEED_DEMO") && environment.SEED_DEMO?.trim() !== "0"
  return isSeeded || !isSet(environment, "DATABASE_URL")
}

/** True where a variable has a value of its own or by the file that NAME_FILE names. */
export function isSet(environment, name) {
  return Boolean(environment[name]?.trim() || environment[`${name}_FILE`]?.trim())
}
