import { expect, it } from "vitest"
import { nameFile } from "./name-file"

it("takes the name that the server gives, else the end of the link, else the host", () => {
  const href = "https://example.org/files/lease%202.pdf?x=1"
  expect(nameFile({ href, disposition: `attachment; filename="Lease.docx"` })).toBe("Lease.docx")
  expect(nameFile({ href, disposition: "attachment; filename=a.txt; filename*=UTF-8''M%C3%BCller.txt" })).toBe("Müller.txt")
  expect(nameFile({ href })).toBe("lease 2.pdf")
  expect(nameFile({ href: "https://example.org/", contentType: "text/html; charset=utf-8" })).toBe("example.org.html")
  expect(nameFile({ href: "https://example.org/terms", contentType: "application/pdf" })).toBe("terms.pdf")
  expect(nameFile({ href: "https://example.org/%E0%A4%A" })).toBe("%E0%A4%A")
})
