import { describe, expect, it } from "vitest"
import { fileHeaders } from "./file-headers"

const sha256 = "a".repeat(64)

describe("fileHeaders", () => {
  it("never lets a web page run under our origin", () => {
    const headers = fileHeaders({ mediaType: "text/html", fileName: "page.html", sha256 })
    expect(headers["content-type"]).toBe("application/octet-stream")
    expect(headers["content-disposition"]).toMatch(/^attachment;/)
    expect(headers["x-content-type-options"]).toBe("nosniff")
    expect(headers["content-security-policy"]).toContain("sandbox")
  })

  it("shows a PDF in the browser's viewer, which a sandbox would block", () => {
    const headers = fileHeaders({ mediaType: "application/pdf", fileName: "contract.pdf", sha256 })
    expect(headers["content-disposition"]).toMatch(/^inline;/)
    expect(headers["content-security-policy"]).not.toContain("sandbox")
  })

  it("cannot be made to send another header by a file name", () => {
    const headers = fileHeaders({ mediaType: "application/pdf", fileName: 'Vertrag "2025"\r\nX-Evil: 1 ünï.pdf', sha256 })
    expect(headers["content-disposition"]).not.toMatch(/[\r\n]/)
    expect(headers["content-disposition"]).toBe("inline; filename=\"Vertrag _2025___X-Evil: 1 _n_.pdf\"; filename*=UTF-8''Vertrag%20%222025%22%0D%0AX-Evil%3A%201%20%C3%BCn%C3%AF.pdf")
    expect(() => new Headers(headers)).not.toThrow()
  })
})
