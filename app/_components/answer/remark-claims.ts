type MarkdownNode = {
  type: string
  value?: string
  children?: MarkdownNode[]
  position?: { start: { offset?: number }; end: { offset?: number } }
  data?: { hName?: string; hProperties?: Record<string, string> }
}

type Claim = { start: number; end: number }

/** Puts the stretches of running text that lie in a claim without support into elements of their own; code stays as it is. */
export function remarkClaims(options: { claims: readonly Claim[] }) {
  return (tree: MarkdownNode): void => {
    if (options.claims.length > 0) markIn(tree, options.claims)
  }
}

function markIn(node: MarkdownNode, claims: readonly Claim[]): void {
  if (!node.children || node.type === "claim") return
  node.children = node.children.flatMap((child) => (child.type === "text" ? cut(child, claims) : [child]))
  for (const child of node.children) markIn(child, claims)
}

/** A text whose characters are not those of the answer one by one, as after an entity, is marked as a whole or not at all. */
function cut(node: MarkdownNode, claims: readonly Claim[]): MarkdownNode[] {
  const value = node.value ?? ""
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return [node]
  const touching = claims.filter((claim) => claim.start < end && claim.end > start)
  if (touching.length === 0) return [node]
  if (end - start !== value.length) return touching.some((claim) => claim.start <= start && claim.end >= end) ? [wrap({ value, isEnd: touching.some((claim) => claim.end === end) })] : [node]
  const pieces: MarkdownNode[] = []
  let at = start
  for (const claim of touching) {
    const from = Math.max(at, claim.start)
    const to = Math.min(end, claim.end)
    if (from > at) pieces.push(plain({ value: value.slice(at - start, from - start), offset: at }))
    if (to > from) pieces.push(wrap({ value: value.slice(from - start, to - start), offset: from, isEnd: to === claim.end }))
    at = Math.max(at, to)
  }
  if (at < end) pieces.push(plain({ value: value.slice(at - start), offset: at }))
  return pieces
}

function plain({ value, offset }: { value: string; offset: number | undefined }): MarkdownNode {
  return { type: "text", value, ...(offset === undefined ? {} : { position: { start: { offset }, end: { offset: offset + value.length } } }) }
}

/** A claim that runs through emphasis is several stretches; the last one says so aloud. */
function wrap({ value, offset, isEnd }: { value: string; offset?: number; isEnd: boolean }): MarkdownNode {
  return { type: "claim", data: { hName: "span", hProperties: { dataUnsupported: isEnd ? "end" : "part" } }, children: [plain({ value, offset })] }
}
