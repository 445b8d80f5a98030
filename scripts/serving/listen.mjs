import { once } from "node:events"
import { SetupError } from "../setup/project.mjs"

/** Listens and resolves with the port in use; an address that cannot be had becomes one clear sentence. */
export async function listen(server, { host, port }) {
  server.listen({ host, port })
  try {
    await once(server, "listening")
  } catch (cause) {
    throw new SetupError(explain(cause.code, { host, port }), { cause })
  }
  return server.address().port
}

function explain(code, { host, port }) {
  if (code === "EADDRINUSE") return `port ${port} on ${host} is in use. Stop what runs there, or choose another one: PORT=${port + 1} npm start`
  if (code === "EACCES") return `port ${port} needs more rights than this user has; choose one above 1023: PORT=3000 npm start`
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return `HOST=${host} is no address of this machine.`
  return `cannot listen on ${host}:${port} (${code}).`
}
