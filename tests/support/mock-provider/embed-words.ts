/** Hashed bag of words as a unit vector: texts that share words are near each other, others are not. */
export function embedWords(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions)
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const stem = word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, "") : word
    const hash = fnv(stem)
    const slot = (hash >>> 1) % dimensions
    vector[slot] = (vector[slot] ?? 0) + (hash & 1 ? 1 : -1)
  }
  const length = Math.hypot(...vector)
  if (length === 0) vector[0] = 1
  else for (let index = 0; index < dimensions; index++) vector[index] = (vector[index] ?? 0) / length
  return vector
}

function fnv(word: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
