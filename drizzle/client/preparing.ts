import type { Sql, TransactionSql } from "postgres"

/** Lists of rows come in every length; each length would be a statement of its own, kept as long as its connection. */
const mostParameters = 64

/**
 * The client with every statement that has parameters prepared, once per connection. Drizzle asks for unnamed statements,
 * which cost a second round trip each, are planned anew every time and cannot be sent one behind the other.
 */
export function preparing<Client extends Sql | TransactionSql>(client: Client): Client {
  return new Proxy(client, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target)
      if (key === "unsafe") return (query: string, args: never[] = [], options = {}) => target.unsafe(query, args, { ...options, prepare: args.length > 0 && args.length <= mostParameters })
      if (key === "begin" || key === "savepoint")
        return (...input: unknown[]) => {
          const work = input.at(-1) as (transaction: TransactionSql) => unknown
          return (value as (...all: unknown[]) => unknown).call(target, ...input.slice(0, -1), (transaction: TransactionSql) => work(preparing(transaction)))
        }
      return value
    },
  })
}
