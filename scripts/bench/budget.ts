/**
 * How fast budgets are reserved and settled, and whether they hold: nothing may pass a limit, nothing that fits may be
 * refused. Prints numbers, asserts nothing.
 * Usage: npm run bench:budget -- [--database pglite|postgres] [--seconds 5]
 */
import { parseArgs } from "node:util"
import { describeMachine } from "./support/describe-machine"
import { measureExactness } from "./support/measure-exactness"
import { measureReservations } from "./support/measure-reservations"
import { openFolder, openServer } from "./support/open-databases"

const { values } = parseArgs({ options: { database: { type: "string" }, seconds: { type: "string", default: "5" } } })

console.log(`machine   ${describeMachine()}`)
console.log("method    one process; a reservation is one transaction that holds in four budgets and writes its row, a release is one that settles them")
for (const open of [openFolder, openServer]) {
  if (values.database && (open === openFolder) !== (values.database === "pglite")) continue
  const opened = await open()
  if (!opened) {
    console.log("\nPostgreSQL skipped: neither TEST_DATABASE_URL nor DATABASE_URL is set")
    continue
  }
  console.log(`\ndatabase  ${opened.name}`)
  try {
    await measureReservations(opened.database, { seconds: Number(values.seconds) })
    await measureExactness(opened.database)
  } finally {
    await opened.database.close()
    await opened.remove()
  }
}
