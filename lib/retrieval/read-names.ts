const mostNames = 6

/** Words that a question writes with a capital in the midst of a sentence, as names are; runs of them are not joined, since a title may hold them apart. */
export function readNames(query: string): string[] {
  if (!/\p{Ll}/u.test(query)) return []
  const names = new Set<string>()
  for (const { 0: name, index } of query.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}’'-]+/gu)) if (!beginsSentence(query.slice(0, index))) names.add(name.replace(/[’']s?$/u, ""))
  return [...names].slice(0, mostNames)
}

function beginsSentence(before: string): boolean {
  return /(^|[.?!:;\n])[\s"“„‘'([]*$/u.test(before)
}
