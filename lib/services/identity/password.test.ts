import { expect, it } from "vitest"
import { hashPassword, isPasswordRight } from "./password"

it("takes the right password, in any Unicode form, and no other", async () => {
  const stored = await hashPassword("Größe und Maß 42")
  expect(await isPasswordRight("Größe und Maß 42".normalize("NFD"), stored)).toBe(true)
  expect(await isPasswordRight("Grosse und Mass 42", stored)).toBe(false)
})

it("never stores the same password in the same words", async () => {
  expect(await hashPassword("same")).not.toBe(await hashPassword("same"))
})

it("takes a row in a form it does not know for a wrong password", async () => {
  for (const stored of ["", "plain", "scrypt$1$2", "argon2$1$1$1$a$b"]) expect(await isPasswordRight("x", stored)).toBe(false)
})
