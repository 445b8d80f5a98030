/** The words of a block in lines of at most so many characters. */
export function wrapLines(block: string, width: number): string {
  const lines = [""]
  for (const word of block.split(/\s+/).filter(Boolean)) {
    const last = lines.length - 1
    if ((lines[last] ?? "").length + word.length >= width) lines.push(word)
    else lines[last] = lines[last] ? `${lines[last]} ${word}` : word
  }
  return lines.join("\n")
}
