import net, { type Socket } from "node:net"
import postgres, { type TransactionSql } from "postgres"

/** A database of somebody else's. `host` is what a certificate must be for; `address` is what is spoken to. */
export type SourceTarget = {
  address: string
  host: string
  port: number
  database: string
  user: string
  password: string
  /** `prefer` takes what the server offers; `require` insists on TLS; `verify` checks the certificate too. */
  tls: "off" | "prefer" | "require" | "verify"
}

export type SourceTx = TransactionSql

const connectSeconds = 8
const statementMs = 20_000
/** A server that keeps no limit of its own is left after this. */
const wholeMs = 60_000

/** Reads in one read-only transaction of one connection, with limits on time; nothing of the environment goes into it. */
export async function readSource<T>(target: SourceTarget, work: (tx: SourceTx) => Promise<T>): Promise<T> {
  const { address, host, port, database, user, password, tls } = target
  const encryptions = { off: false, prefer: "prefer", require: { rejectUnauthorized: false, servername: host }, verify: { rejectUnauthorized: true, servername: host } } as const
  // The way to a socket of one's own is missing from the types of the package.
  const options = {
    socket: () => connect({ address, port }),
    host,
    port,
    database,
    user,
    // As a function, since an empty text would be replaced by the environment's password.
    password: () => password,
    ssl: encryptions[tls],
    max: 1,
    prepare: false,
    fetch_types: false,
    connect_timeout: connectSeconds,
    onnotice: () => {},
    connection: { application_name: "countersign connector" },
  }
  const client = postgres(options)
  const timer = setTimeout(() => void client.end({ timeout: 0 }), wholeMs)
  try {
    return (await client.begin("isolation level repeatable read read only", async (tx) => {
      await tx.unsafe(`set local statement_timeout = ${statementMs}`)
      await tx.unsafe("set local search_path = pg_catalog")
      await tx.unsafe("set local timezone = 'UTC'")
      return work(tx)
    })) as T
  } finally {
    clearTimeout(timer)
    await client.end({ timeout: 1 })
  }
}

/** Speaks to the address that was checked, and looks no name up. */
function connect({ address, port }: { address: string; port: number }): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: address, port })
    const timer = setTimeout(() => socket.destroy(Object.assign(new Error("no connection in time"), { code: "ETIMEDOUT" })), connectSeconds * 1_000)
    socket.once("error", reject)
    socket.once("connect", () => {
      clearTimeout(timer)
      socket.off("error", reject)
      resolve(socket)
    })
    socket.once("close", () => clearTimeout(timer))
  })
}
