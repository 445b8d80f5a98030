import { describe, expect, it } from "vitest"
import { buildDocx, paragraph } from "@/tests/fixtures/documents/build-docx"
import { buildPdf, textPage } from "@/tests/fixtures/documents/build-pdf"
import { buildZip } from "@/tests/fixtures/documents/build-zip"
import { detectMediaType } from "./detect-media-type"
import { mediaTypes } from "./media-type"

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function verdict(bytes: Uint8Array, name: string): Promise<string> {
  const detected = await detectMediaType(bytes, name)
  return detected.ok ? detected.mediaType : detected.failure.code
}

const pdf = buildPdf([textPage(["Hello"])])
const docx = buildDocx(paragraph("Hello"))
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
const sheet = buildZip([{ name: "[Content_Types].xml", content: '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>' }])

describe("the type of a file", () => {
  it.each([
    ["a PDF under any name", pdf, "notes.txt", mediaTypes.pdf],
    ["a PDF behind foreign bytes", new Uint8Array([...bytesOf("junk\r\n\r\n"), ...pdf]), "a.pdf", mediaTypes.pdf],
    ["a Word file under any name", docx, "a.zip", mediaTypes.docx],
    ["a Word file that is cut off", docx.subarray(0, docx.length - 40), "a.docx", mediaTypes.docx],
    ["a web page", bytesOf("<!-- x -->\n<!DOCTYPE html><p>Hi"), "a.txt", mediaTypes.html],
    ["Markdown by its marks", bytesOf("# Title\n\nSome **bold** text and a [link](https://example.org).\n"), "a.txt", mediaTypes.markdown],
    ["Markdown by its name", bytesOf("plain words"), "readme.md", mediaTypes.markdown],
    ["plain text", bytesOf("The % of %PDF- readers in 1 0 sentences.\n"), "a", mediaTypes.text],
    ["UTF-16 text", new Uint8Array([0xff, 0xfe, 0x48, 0, 0x69, 0]), "a.txt", mediaTypes.text],
    ["Latin-1 text", new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20, 0x41, 0x42, 0x43]), "a.txt", mediaTypes.text],
  ])("is found by content: %s", async (_, bytes, name, expected) => {
    expect(await verdict(bytes, name)).toBe(expected)
  })

  it.each([
    ["a picture", png, "a.pdf"],
    ["a spreadsheet", sheet, "a.docx"],
    ["any other zip", buildZip([{ name: "../../etc/passwd", content: "x" }]), "a.docx"],
    ["RTF", bytesOf("{\\rtf1 hello}"), "a.txt"],
    ["XML", bytesOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), "a.txt"],
    ["bytes without sense", new Uint8Array(500).map((_, index) => (index * 7) % 9), "a.txt"],
    ["a web page that calls itself a PDF", bytesOf("<html><body>Not a PDF</body></html>"), "a.pdf"],
    ["a text that calls itself a Word file", bytesOf("words"), "a.DOCX"],
  ])("is refused: %s", async (_, bytes, name) => {
    expect(await verdict(bytes, name)).toBe("unsupported")
  })

  it("tells a password-protected Word file and an empty file from unknown ones", async () => {
    const compound = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600), ...Buffer.from("EncryptedPackage", "utf16le")])
    expect(await verdict(compound, "a.docx")).toBe("encrypted")
    expect(await verdict(new Uint8Array(), "a.pdf")).toBe("empty")
  })

  it("does not take a character cut by the sample for broken text", async () => {
    expect(await verdict(bytesOf(`${"x".repeat(63_999)}é and more`), "a.txt")).toBe(mediaTypes.text)
  })
})
