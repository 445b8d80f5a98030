import { splitCitations } from "./split-citations"

type MarkdownNode = {
  type: string
  value?: string
  children?: MarkdownNode[]
  position?: { start: { offset?: number } }
  data?: { hName: string; hProperties: Record<string, string> }
}

/** Turns citation marks in running text into elements of their own; code and links stay as they are. */
export function remarkCitations() {
  return (tree: MarkdownNode): void => replaceIn(tree)
}

function replaceIn(node: MarkdownNode): void {
  if (!node.children || node.type === "link" || node.type === "linkReference" || node.type === "citation") return
  node.children = node.children.flatMap((child) => (child.type === "text" ? marksOf(child) : [child]))
  for (const child of node.children) replaceIn(child)
}

function marksOf(node: MarkdownNode): MarkdownNode[] {
  const offset = node.position?.start.offset ?? 0
  const pieces = splitCitations(node.value ?? "")
  if (!pieces.some((piece) => piece.kind === "mark")) return [node]
  return pieces.map((piece) =>
    piece.kind === "text"
      ? { type: "text", value: piece.text }
      : { type: "citation", data: { hName: "sup", hProperties: { dataMarker: String(piece.marker), dataStart: String(offset + piece.start) } }, children: [{ type: "text", value: piece.text }] },
  )
}
