import { expect, it } from "vitest"
import { ordersFor } from "./orders"

it("offers only what would change something", () => {
  const labels = (forced: "open" | "closed" | null) => ordersFor({ forced }).map((order) => order.label)
  expect(labels(null)).toEqual(["Send nothing there", "Send anyway"])
  expect(labels("open")).toEqual(["Send anyway", "Let it decide again"])
  expect(labels("closed")).toEqual(["Send nothing there", "Let it decide again"])
})
