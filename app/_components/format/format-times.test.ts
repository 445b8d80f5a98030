import { describe, expect, it } from "vitest"
import { formatBytes } from "./format-bytes"
import { formatDay } from "./format-day"
import { formatDuration } from "./format-duration"
import { formatMoment } from "./format-moment"
import { formatRelative } from "./format-relative"

const now = Date.parse("2026-11-21T12:00:00Z")

describe("times and sizes", () => {
  it("shows a moment in the workspace's zone", () => {
    expect(formatMoment("2026-11-21T23:30:00Z", "Europe/Berlin")).toBe("22 Nov 2026, 00:30")
    expect(formatMoment("2026-11-21T00:05:00Z", "UTC")).toBe("21 Nov 2026, 00:05")
  })

  it("says how long ago, and ahead, in the largest whole unit", () => {
    const at = (iso: string) => formatRelative(iso, { now, timeZone: "UTC" })
    expect(at("2026-11-21T11:59:30Z")).toBe("just now")
    expect(at("2026-11-21T11:55:00Z")).toBe("5 min ago")
    expect(at("2026-11-20T11:00:00Z")).toBe("1 day ago")
    expect(at("2026-11-21T15:00:00Z")).toBe("in 3 h")
    expect(at("2026-11-01T00:00:00Z")).toBe("1 Nov 2026")
  })

  it("keeps a calendar day the day it is", () => {
    expect(formatDay("2026-01-01")).toBe("1 Jan 2026")
  })

  it("never rounds up into a unit it does not show", () => {
    expect(formatDuration(59_960)).toBe("1 min 0 s")
    expect(formatDuration(949)).toBe("949 ms")
    expect(formatDuration(1_234)).toBe("1.2 s")
    expect(formatBytes(999_600)).toBe("1 MB")
    expect(formatBytes(1_536)).toBe("1.5 kB")
    expect(formatBytes(0)).toBe("0 B")
  })
})
