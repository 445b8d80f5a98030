import { describe, expect, it } from "vitest"
import { buildDocx, heading, paragraph, table } from "@/tests/fixtures/documents/build-docx"
import { buildPdf, textPage } from "@/tests/fixtures/documents/build-pdf"
import { mediaTypes, type MediaType } from "../media-type"
import { defaultLimits, type ExtractionLimits } from "./extraction-limits"
import type { Extraction } from "./extraction-types"
import { readDocument } from "./read-document"

async function read(bytes: Uint8Array | string, mediaType: MediaType): Promise<Extraction> {
  const result = await readDocument({ bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, mediaType, fileName: "a" }, defaultLimits)
  if (!result.ok) throw new Error(result.failure.code)
  return result.extraction
}

async function failure(bytes: Uint8Array, mediaType: MediaType, limits: Partial<ExtractionLimits> = {}): Promise<string> {
  const result = await readDocument({ bytes, mediaType, fileName: "a" }, { ...defaultLimits, ...limits })
  return result.ok ? "ok" : result.failure.code
}

describe("a PDF", () => {
  it("keeps the range of every page and joins the lines of a paragraph", async () => {
    const first = textPage(["SERVICE AGREEMENT", "", "The Supplier shall deliver the goods to the Buyer at the place that", "the parties agree upon in writing."].filter((line) => line !== ""))
    const second = textPage(["Payment is due within thirty days."])
    const { text, pages, pageCount } = await read(buildPdf([first, second]), mediaTypes.pdf)
    expect(pageCount).toBe(2)
    expect(pages?.map((page) => text.slice(page.start, page.end))).toEqual([
      "SERVICE AGREEMENT\n\nThe Supplier shall deliver the goods to the Buyer at the place that the parties agree upon in writing.",
      "Payment is due within thirty days.",
    ])
  })

  it("reads one column after the other, even where the file holds them row by row", async () => {
    const rows = Array.from({ length: 14 }, (_, row) => [
      { text: `left column line number ${row} of the running text goes here`, x: 50, y: 760 - row * 14, size: 8 },
      { text: `right column line number ${row} of the running text goes here`, x: 320, y: 760 - row * 14, size: 8 },
    ]).flat()
    const { text } = await read(buildPdf([{ lines: rows }]), mediaTypes.pdf)
    expect(text.indexOf("left column line number 13")).toBeLessThan(text.indexOf("right column line number 0"))
  })

  it("takes a hyphen at a line's end away only where the word is not a compound", async () => {
    const lines = ["The long-term plan of the company requires a considerable investment in long-", "term assets, and every investment needs the approval of the board of invest-", "ment advisers."]
    const { text } = await read(buildPdf([textPage(lines)]), mediaTypes.pdf)
    expect(text).toContain("in long-term assets")
    expect(text).toContain("board of investment advisers")
  })

  it("reads on over page numbers and running headers", async () => {
    const page = (number: number, lines: string[]) => ({ lines: [{ text: "ACME CORP, ANNUAL REPORT", y: 810 }, ...textPage(lines, { top: 770 }).lines, { text: `Page ${number} of 3`, x: 280, y: 30 }] })
    const pages = [
      page(1, ["The first page holds a long sentence whose end stands on the page after this,", "so that a reader must turn over and"]),
      page(2, ["continue here. The second page is full of other words that mean little but fill", "the lines of the page."]),
      page(3, ["The third page is short."]),
    ]
    const { text } = await read(buildPdf(pages), mediaTypes.pdf)
    expect(text).toContain("must turn over and\ncontinue here.")
    expect(text.match(/ANNUAL REPORT/g)).toHaveLength(1)
    expect(text).not.toContain("Page 2")
  })

  it("names the pages that hold no text", async () => {
    const { warnings, pages } = await read(buildPdf([textPage(["Some words on this page."]), { lines: [], hasImage: true }]), mediaTypes.pdf)
    expect(warnings).toMatchObject([{ code: "pages_without_text", pages: [2] }])
    expect(pages).toHaveLength(2)
  })

  it("ends in a reason when there is nothing to read", async () => {
    expect(await failure(buildPdf([{ lines: [], hasImage: true }]), mediaTypes.pdf)).toBe("no_text")
    expect(await failure(buildPdf([{ lines: [] }]), mediaTypes.pdf)).toBe("empty")
    expect(await failure(buildPdf([textPage(["Secret words"])], { needsPassword: true }), mediaTypes.pdf)).toBe("encrypted")
    expect(await failure(new TextEncoder().encode("%PDF-1.4 and then nothing"), mediaTypes.pdf)).toBe("corrupt")
    expect(await failure(buildPdf([textPage(["one"]), textPage(["two"])]), mediaTypes.pdf, { maxPages: 1 })).toBe("too_many_pages")
    expect(await failure(buildPdf([textPage(["more than ten characters"])]), mediaTypes.pdf, { maxCharacters: 10 })).toBe("too_large")
  })
})

describe("a Word file", () => {
  it("becomes headings, paragraphs and readable rows, with header and footer", async () => {
    const body = heading(1, "Terms") + paragraph("First.") + heading(2, "Fees") + table([["Item", "Price"], ["Work", "10 & more"]]) + heading(1, "End")
    const { text, sections, pages } = await read(buildDocx(body, { header: "CONFIDENTIAL", footer: "Draft 3" }), mediaTypes.docx)
    expect(text).toBe("CONFIDENTIAL\n\nTerms\n\nFirst.\n\nFees\n\nItem | Price\nWork | 10 & more\n\nEnd\n\nDraft 3")
    expect(sections.map(({ heading: name, level, start, end }) => [name, level, text.slice(start, end)])).toEqual([
      ["Terms", 1, "Terms\n\nFirst.\n\nFees\n\nItem | Price\nWork | 10 & more"],
      ["Fees", 2, "Fees\n\nItem | Price\nWork | 10 & more"],
      ["End", 1, "End\n\nDraft 3"],
    ])
    expect(pages).toBeNull()
  })

  it("shows the numbers that Word gives to clauses, and leaves bullets alone", async () => {
    const level = (index: number, format: string, pattern: string) => `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`
    const numbering = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.")}${level(1, "decimal", "%1.%2")}${level(2, "lowerRoman", "(%3)")}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, "bullet", "•")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
    const item = (list: number, depth: number, text: string) => paragraph(text).replace("<w:p>", `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`)
    const body = item(1, 0, "Term") + item(1, 1, "One year.") + item(1, 1, "No renewal.") + paragraph("Between.") + item(1, 0, "Fees") + item(1, 1, "Payable:") + item(1, 2, "monthly") + item(1, 2, "in advance") + item(2, 0, "a bullet")
    const { text } = await read(buildDocx(body, { extra: [{ name: "word/numbering.xml", content: numbering }] }), mediaTypes.docx)
    expect(text.split("\n\n")).toEqual(["1. Term", "1.1 One year.", "1.2 No renewal.", "Between.", "2. Fees", "2.1 Payable:", "(i) monthly", "(ii) in advance", "- a bullet"])
  })

  it("is refused when it could harm its reader", async () => {
    const bomb = buildDocx(paragraph("x"), { extra: [{ name: "word/big.xml", content: "a".repeat(3_000_000) }] })
    expect(await failure(bomb, mediaTypes.docx, { maxUnpackedBytes: 2_000_000 })).toBe("hostile")
    expect(await failure(buildDocx(paragraph("x"), { prolog: '<!DOCTYPE d [<!ENTITY a "b">]>' }), mediaTypes.docx)).toBe("hostile")
    expect(await failure(buildDocx(paragraph("x"), { extra: [{ name: "../evil.xml", content: "x" }] }), mediaTypes.docx)).toBe("hostile")
    expect(await failure(buildDocx(paragraph("x"), { extra: [{ name: "word/lie.xml", content: "a".repeat(5_000), declaredSize: 10 }] }), mediaTypes.docx)).toBe("hostile")
    expect(await failure(buildDocx(paragraph("x"), { extra: [{ name: "word/document.xml", content: "<x/>" }] }), mediaTypes.docx)).toBe("hostile")
    expect(await failure(buildDocx(paragraph("x")), mediaTypes.docx, { maxZipEntries: 2 })).toBe("hostile")
  })

  it("ends in a reason when there is nothing to read", async () => {
    expect(await failure(buildDocx(paragraph(" ")), mediaTypes.docx)).toBe("empty")
    expect(await failure(buildDocx(paragraph(""), { extra: [{ name: "word/media/image1.png", content: "x" }] }), mediaTypes.docx)).toBe("no_text")
    const whole = buildDocx(paragraph("some words"))
    expect(await failure(whole.subarray(0, whole.length - 30), mediaTypes.docx)).toBe("corrupt")
  })
})

describe("a web page", () => {
  it("leaves scripts and styles out and keeps lists, tables and preformatted text", async () => {
    const page = "<head><title>No</title><style>p{}</style></head><h1>Title</h1><script>alert(1)</script><p>One <b>two</b><br>three</p><ol start=3><li>c<ul><li>inner</ul><li>d</ol><table><tr><th>A<td>B</table><pre>x\n  y</pre>"
    const { text, sections } = await read(page, mediaTypes.html)
    expect(text).toBe("Title\n\nOne two\nthree\n\n3. c\n\n- inner\n\n4. d\n\nA | B\n\nx\n  y")
    expect(sections).toMatchObject([{ heading: "Title", level: 1, start: 0 }])
  })

  it("survives very deep nesting", async () => {
    const { text } = await read(`${"<div>".repeat(20_000)}deep`, mediaTypes.html)
    expect(text).toBe("deep")
  })
})

describe("Markdown", () => {
  it("becomes readable text with sections", async () => {
    const source = "---\ntitle: x\n---\n# One\n\nSome **bold**, `**code**` and a [link](https://example.org).\n* item\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTwo\n---\n```js\nif (a) {\n\n}\n```\n> quoted snake_case_name"
    const { text, sections } = await read(source, mediaTypes.markdown)
    expect(text).toBe("One\n\nSome bold, **code** and a link.\n- item\n\na | b\n1 | 2\n\nTwo\n\nif (a) {\n\n}\n\nquoted snake_case_name")
    expect(sections.map((section) => [section.heading, section.level])).toEqual([["One", 1], ["Two", 2]])
  })
})

describe("plain text", () => {
  it("is decoded by its marks and cleaned of what a database cannot hold", async () => {
    expect((await read(new Uint8Array([0x63, 0x61, 0x66, 0xe9]), mediaTypes.text)).text).toBe("café")
    expect((await read(new Uint8Array([0xfe, 0xff, 0, 0x48, 0xd8, 0x00, 0, 0x69]), mediaTypes.text)).text).toBe("H\ufffdi")
    expect((await read("\ufeffa\u0000b\r\nc", mediaTypes.text)).text).toBe("ab\nc")
  })

  it("finds headings by their wording, also where the text runs on after them", async () => {
    const { sections } = await read("SUPPLY AGREEMENT\n\n1. Definitions\n\nWords mean things.\n\n2.1 Term. This Agreement lasts a year.\n\nARTICLE IV\n\nIt shall.", mediaTypes.text)
    expect(sections.map((section) => [section.heading, section.level])).toEqual([["SUPPLY AGREEMENT", 1], ["1. Definitions", 1], ["2.1 Term", 2], ["ARTICLE IV", 1]])
  })
})
