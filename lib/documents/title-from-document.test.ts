import { describe, expect, it } from "vitest"
import { titleFromDocument } from "./title-from-document"

const titleOf = (text: string, fileName = "file.pdf") => titleFromDocument({ text, sections: [] }, fileName)

describe("the title of a document", () => {
  it.each([
    ["EXHIBIT 10.1\n\nMASTER SERVICES AGREEMENT\n\nThis agreement is made by ACME CORP.", "Master Services Agreement"],
    ["Exhibit 4.14 SERVICE AGREEMENT This Service Agreement (\"Agreement\") is entered into on April 1st", "Service Agreement"],
    ["ACME INC.\n\nIT SECURITY POLICY\n\nVersion 3\n\nAll staff must follow it.", "IT Security Policy"],
    ["CO-BRANDING AND\n\nADVERTISING AGREEMENT\n\nThis agreement", "Co-Branding and Advertising Agreement"],
    ["This LICENSE AGREEMENT is effective as of May 1.\n\nIt grants rights.", "License Agreement"],
  ])("is the one it opens with: %j", (text, title) => {
    expect(titleOf(text)).toBe(title)
  })

  it("is the first heading where one is named", () => {
    expect(titleFromDocument({ text: "Onboarding for new colleagues\n\nWelcome.", sections: [{ heading: "Onboarding for new colleagues", level: 1, start: 0, end: 39 }] }, "a.md")).toBe("Onboarding for new colleagues")
  })

  it("falls back on the name of the file", () => {
    expect(titleOf("some words that go on without any heading.", "C:\\files\\quarterly_report-2024.v2.docx")).toBe("Quarterly report-2024.v2")
    expect(titleOf("words.", "")).toBe("Untitled document")
  })
})
