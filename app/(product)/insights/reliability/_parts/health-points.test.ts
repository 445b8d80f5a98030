import { expect, it } from "vitest"
import { drawnPoints } from "./health-points"

const point = { at: "2026-11-20T23:00:00Z", successShare: 0.98765, firstTokenP50Ms: 400, firstTokenP95Ms: 2500, durationP50Ms: null, durationP95Ms: null }

it("draws percent and seconds, on the workspace's own days, and leaves a gap where nothing was measured", () => {
  expect(drawnPoints([point], { metric: "success", step: "day", timeZone: "Europe/Berlin" })).toEqual([{ label: "21 Nov 2026", typical: 98.8, slow: null }])
  expect(drawnPoints([point], { metric: "firstToken", step: "hour", timeZone: "UTC" })).toEqual([{ label: "20 Nov 2026, 23:00", typical: 0.4, slow: 2.5 }])
  expect(drawnPoints([point], { metric: "duration", step: "day", timeZone: "UTC" })[0]).toMatchObject({ typical: null, slow: null })
})
