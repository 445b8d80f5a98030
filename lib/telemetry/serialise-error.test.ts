import { DrizzleQueryError } from "drizzle-orm/errors"
import { expect, it } from "vitest"
import { serialiseError } from "./serialise-error"

it("names a failed statement and never its parameters", () => {
  const error = new DrizzleQueryError("insert into requests values ($1)", ["the secret question"], Object.assign(new Error("duplicate key"), { code: "23505" }))
  const logged = serialiseError(error)
  expect(logged).toMatchObject({ type: "FailedQuery", message: "duplicate key", code: "23505", statement: "insert into requests values ($1)" })
  expect(JSON.stringify(logged)).not.toContain("secret question")
})

it("leaves out causes, which may quote a prompt", () => {
  expect(JSON.stringify(serialiseError(new Error("overloaded", { cause: new Error("the prompt was: secret") })))).not.toContain("secret")
})
