import { expect, it } from "vitest"
import { remarkCitations } from "./remark-citations"

it("turns each mark into one element and leaves links and the marks themselves alone", () => {
  const text = "Ninety days [1] and [2, 3]."
  const tree = {
    type: "root",
    children: [
      { type: "paragraph", children: [{ type: "text", value: text, position: { start: { offset: 0 } } }] },
      { type: "link", children: [{ type: "text", value: "[4]" }] },
    ],
  }
  remarkCitations()(tree)
  const [paragraph, link] = tree.children as { children: { type: string; value?: string; data?: { hProperties: Record<string, string> } }[] }[]
  expect(paragraph?.children.map((node) => node.data?.hProperties.dataMarker ?? node.value)).toEqual(["Ninety days ", "1", " and ", "2", "3", "."])
  expect(link?.children).toEqual([{ type: "text", value: "[4]" }])
})
