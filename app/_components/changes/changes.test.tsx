import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import type { ChangeView } from "@/lib/services/freshness/freshness.dto"
import { ChangeItem } from "./change-item"
import { DiffWords } from "./diff-words"

const passage = { versionId: "v1", versionNumber: 1, start: 10, end: 20, page: 3, before: "before ", text: "<img src=x onerror=alert(1)>", after: " after", isCut: false }
const change: ChangeView = { id: "c", kind: "changed", isCited: true, documentId: "d", documentTitle: "Rules", old: passage, new: { ...passage, versionId: "v2", versionNumber: 2, text: "plain" }, newVersionId: "v2", createdAt: "2026-01-01T00:00:00.000Z" }

describe("what changed under an answer", () => {
  it("shows both passages as text, with their versions and pages, never as markup", () => {
    const html = renderToStaticMarkup(<ChangeItem change={change} />)
    expect(html).not.toContain("<img")
    expect(html).toContain("&lt;img src=x")
    expect(html).toContain('href="/documents/d?version=v1&amp;start=10&amp;end=20&amp;page=3"')
    expect(html).toContain('href="/documents/d/compare?from=v1&amp;to=v2"')
  })

  it("says what is not there, and names no document that the reader may not open", () => {
    expect(renderToStaticMarkup(<ChangeItem change={{ ...change, kind: "deleted", documentTitle: null, old: null, new: null, newVersionId: null }} />)).toContain("A document you cannot open")
    expect(renderToStaticMarkup(<ChangeItem change={{ ...change, kind: "vanished", new: null }} />)).toContain("This passage is not in the document any more.")
  })

  it("shows on each side what stood there, and both in one", () => {
    const pieces = [
      { kind: "same", text: "a " },
      { kind: "removed", text: "green" },
      { kind: "added", text: "yellow" },
    ] as const
    const words = (side: "removed" | "added" | "both") => renderToStaticMarkup(<DiffWords pieces={pieces} side={side} />).replace(/<span class="sr-only">[^<]*<\/span>|<[^>]*>/g, "")
    expect([words("removed"), words("added"), words("both")]).toEqual(["a green", "a yellow", "a greenyellow"])
  })
})
