import { describe, expect, it } from "vitest"
import { buildDocx, paragraph } from "@/tests/fixtures/documents/build-docx"
import { mediaTypes } from "../media-type"
import { defaultLimits } from "./extraction-limits"
import { readDocument } from "./read-document"

type Part = { name: string; content: string }

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (text: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const inParagraph = (runs: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`

async function read(body: string, { extra = [], styles }: { extra?: Part[]; styles?: string } = {}) {
  const result = await readDocument({ bytes: buildDocx(body, { extra, ...(styles === undefined ? {} : { styles }) }), mediaType: mediaTypes.docx, fileName: "a.docx" }, defaultLimits)
  if (!result.ok) throw new Error(result.failure.code)
  const { text, hiddenTexts, sections } = result.extraction
  return { paragraphs: text.split("\n\n"), hidden: hiddenTexts.map((one) => `${one.reason}: ${one.text}`), sections: sections.map(({ heading, level }) => [heading, level]) }
}

describe("numbers of clauses", () => {
  const level = (index: number, format: string, pattern: string, more = "") => `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`
  const definition = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
  const instance = (id: number, abstractId: number, more = "") => `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${more}</w:num>`
  const numbering: Part = {
    name: "word/numbering.xml",
    content: `<w:numbering ${namespace}>${[
      definition(0, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)") + level(3, "lowerRoman", "(%4)")),
      definition(1, level(0, "upperRoman", "Article %1") + level(1, "decimal", "Section %1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>')),
      definition(2, '<w:numStyleLink w:val="Gone"/>'),
      definition(3, `<w:styleLink w:val="Gone"/>${level(0, "decimal", "Clause %1:")}`),
      instance(1, 0),
      instance(2, 1),
      instance(3, 2),
      instance(4, 3),
      instance(5, 0, `<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>`),
    ].join("")}</w:numbering>`,
  }
  const place = (list: number, depth: number) => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`
  const item = (list: number, depth: number, text: string) => inParagraph(run(text), place(list, depth))

  it("stand before clauses of every depth, start anew where Word does, and leave no gap where a clause was deleted, moved away or hidden", async () => {
    const gone = (mark: string, runs: string) => inParagraph(runs, `${place(1, 0)}<w:rPr>${mark}</w:rPr>`)
    const body = [
      item(1, 0, "Definitions"), item(1, 1, "In this Agreement:"), item(1, 2, "Goods"), item(1, 3, "new"), item(1, 2, "Fees"), item(1, 1, "Headings"), item(1, 2, "are"),
      gone('<w:del w:id="1" w:author="a"/>', '<w:del w:id="2" w:author="a"><w:r><w:delText>Deleted clause</w:delText></w:r></w:del>'),
      gone('<w:moveFrom w:id="3" w:author="a"/>', `<w:moveFrom w:id="4" w:author="a">${run("Moved clause")}</w:moveFrom>`),
      gone("<w:vanish/>", run("Hidden clause", "<w:vanish/>")),
      item(1, 0, "Term"),
    ].join("")
    expect((await read(body, { extra: [numbering] })).paragraphs).toEqual(["1. Definitions", "1.1 In this Agreement:", "(a) Goods", "(i) new", "(b) Fees", "1.2 Headings", "(a) are", "2. Term"])
  })

  it("follow a level that never starts anew, a list that is linked to a style, and one that defines a level otherwise", async () => {
    const body = [item(2, 0, "One"), item(2, 1, "a"), item(2, 0, "Two"), item(2, 1, "b"), item(3, 0, "linked"), item(4, 0, "the same list"), item(5, 0, "own level")].join("")
    expect((await read(body, { extra: [numbering] })).paragraphs).toEqual(["Article I One", "Section 1.1 a", "Article II Two", "Section 2.2 b", "Clause 1: linked", "Clause 2: the same list", "G) own level"])
  })

  it("come from styles, also where one inherits its list and names only its depth", async () => {
    const styles =
      `<w:style w:type="paragraph" w:styleId="L1"><w:name w:val="L1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
        `<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="L2"/><w:basedOn w:val="L1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>`
    const body = inParagraph(run("Fees"), '<w:pStyle w:val="L1"/>') + inParagraph(run("are due."), '<w:pStyle w:val="L2"/>')
    expect((await read(body, { extra: [numbering], styles })).paragraphs).toEqual(["1. Fees", "1.1 are due."])
  })
})

describe("what a page of Word shows", () => {
  const drawing = (content: string, properties = "") => `<w:r><w:drawing><wp:anchor xmlns:wp="wp"><wp:docPr id="1" ${properties}/><wps:txbx xmlns:wps="wps"><w:txbxContent>${content}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r>`
  const twice = (content: string) =>
    `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">${drawing(content).slice(5, -6)}</mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`

  it("is read with its text boxes, each once, however they are written", async () => {
    const body = inParagraph(run("Before") + drawing(paragraph("A drawing.")) + run(" after.")) + inParagraph(twice(paragraph("Written twice.")))
    expect((await read(body)).paragraphs).toEqual(["Before after.", "A drawing.", "Written twice."])
  })

  it("is read without what is hidden in text boxes, and without boxes that are hidden", async () => {
    const body = inParagraph(run("Seen.") + drawing(inParagraph(run("hidden first", "<w:vanish/>") + run("Boxed.")))) + inParagraph(drawing(paragraph("hidden box"), 'hidden="1"'))
    const { paragraphs, hidden } = await read(body)
    expect(paragraphs).toEqual(["Seen.", "Boxed."])
    expect(hidden).toEqual(["Marked as hidden text: hidden first hidden box"])
  })

  it("is read with references, ticks, formulas, ruby, line ends and large first letters", async () => {
    const math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    const body =
      inParagraph(`${run("See Section ")}<w:fldSimple w:instr=" REF _Ref1 \\r ">${run("2.1(a)")}</w:fldSimple>${run(" hereof.")}`) +
      inParagraph(`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run("agreed")}`) +
      inParagraph(`${run("Fee = ")}<m:oMath ${math}><m:f><m:num><m:r><m:t>A + B</m:t></m:r></m:num><m:den><m:r><m:t>12</m:t></m:r></m:den></m:f></m:oMath>`) +
      inParagraph(`<w:r><w:ruby><w:rt>${run("kanji")}</w:rt><w:rubyBase>${run("漢字")}</w:rubyBase></w:ruby></w:r><w:r><w:cr/></w:r>${run("next line")}`) +
      inParagraph(run("T"), '<w:framePr w:dropCap="drop" w:lines="3"/>') +
      inParagraph(run("his Agreement"))
    expect((await read(body)).paragraphs).toEqual(["See Section 2.1(a) hereof.", "☒ agreed", "Fee = (A + B)/12", "漢字\nnext line", "This Agreement"])
  })

  it("holds in its headers neither page numbers nor what was moved away", async () => {
    const footer = `<w:ftr ${namespace}>${inParagraph(`${run("Page ")}<w:fldSimple w:instr=" PAGE ">${run("4")}</w:fldSimple>${run(" of ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>NUMPAGES</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("9")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`)}${inParagraph(`<w:moveFrom w:id="1" w:author="a">${run("Old")}</w:moveFrom>${run("Draft 3")}`)}</w:ftr>`
    expect((await read(paragraph("Body."), { extra: [{ name: "word/footer1.xml", content: footer }] })).paragraphs).toEqual(["Body.", "Draft 3"])
  })

  it("has as headings what its styles call so by rank or by descent, and of a whole clause only what it begins with", async () => {
    const clause = "4.2 Payment. The Buyer shall pay every undisputed invoice within thirty days of its receipt by transfer to the account that the Supplier names."
    const styles =
      `<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Firm"><w:name w:val="Firm Clause"/><w:basedOn w:val="Heading1"/></w:style>` +
        `<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:basedOn w:val="Deep"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>`
    const relations = { name: "word/_rels/document.xml.rels", content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>` }
    const body = [["Firm", "General"], ["Deep", "Notices"], ["Body", "are written."], ["Deep", clause]].map(([style = "", text = ""]) => inParagraph(run(text), `<w:pStyle w:val="${style}"/>`)).join("")
    expect((await read(body, { extra: [relations], styles })).sections).toEqual([["General", 1], ["Notices", 2], ["4.2 Payment", 2]])
  })
})

describe("hidden text of a Word file", () => {
  it("is found however its XML is spelled", async () => {
    const body = `<q:p xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><q:r><q:rPr><q:vanish></q:vanish></q:rPr><q:t>other prefix</q:t></q:r></q:p><w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t><![CDATA[in data & quotes]]></w:t></w:r></w:p>` + paragraph("Seen.")
    const { paragraphs, hidden } = await read(body)
    expect(paragraphs).toEqual(["Seen."])
    expect(hidden).toEqual(["Marked as hidden text: other prefix", "Written in white on white: in data & quotes"])
  })

  it("is found where the whole document, its usual style, a row, the width of letters or their own ground hides it", async () => {
    const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="2"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Read"><w:name w:val="Read"/><w:rPr><w:sz w:val="22"/></w:rPr></w:style>`
    const seen = (runs: string) => inParagraph(runs, '<w:pStyle w:val="Read"/>')
    const row = `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${seen(run("hidden row"))}</w:tc></w:tr></w:tbl>`
    const body = paragraph("tiny by default") + seen(run("Seen.") + run("squeezed", '<w:w w:val="1"/>') + run("black on black", '<w:color w:val="000000"/><w:highlight w:val="black"/>') + run("page colour", '<w:color w:val="auto" w:themeColor="background1"/>')) + row
    const { paragraphs, hidden } = await read(body, { styles })
    expect(paragraphs).toEqual(["Seen."])
    expect(hidden).toEqual(["Written too small to be read: tiny by default squeezed", "Written in the colour of what is behind it: black on black", "Written in white on white: page colour", "Marked as hidden text: hidden row"])
  })
})
