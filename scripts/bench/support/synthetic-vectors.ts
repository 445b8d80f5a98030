/** Topics that all workspaces write about, so that one workspace's vectors are never in a corner of their own. */
const topicCount = 400
/** Later numbers of a real model's vectors vary less than its first principal ones; this is how fast. */
const decay = 0.6
const shares = { topic: 0.55, document: 0.45, own: 0.7 }

export type VectorSource = { document(): () => Float32Array; /** A question on a passage: as far from it as questions are, a cosine of 0.5 to 0.7. */ questionOn(passage: Float32Array): Float32Array }

/** Clustered unit vectors: a topic, a document on the topic, a passage of the document, each a normal cloud round the one before. Repeatable. */
export function openSyntheticVectors({ dimensions, seed }: { dimensions: number; seed: number }): VectorSource {
  const random = randomOf(seed)
  const scale = Float32Array.from({ length: dimensions }, (_, index) => (index + 1) ** -decay)
  const cloud = () => unit(Float32Array.from(scale, (deviation) => deviation * normal(random)))
  const topics = Array.from({ length: topicCount }, cloud)
  return {
    document: () => {
      const topic = topics[Math.floor(random() ** 1.5 * topicCount)] as Float32Array
      const centre = mix([topic, shares.topic], [cloud(), shares.document])
      return () => mix([centre, 1], [cloud(), shares.own])
    },
    questionOn: (passage) => mix([passage, 1], [cloud(), 1 + 0.4 * random()]),
  }
}

function mix(...parts: [Float32Array, number][]): Float32Array {
  const sum = new Float32Array(parts[0]?.[0].length ?? 0)
  for (const [vector, share] of parts) for (let index = 0; index < sum.length; index++) sum[index] = (sum[index] ?? 0) + share * (vector[index] ?? 0)
  return unit(sum)
}

function unit(vector: Float32Array): Float32Array {
  let squares = 0
  for (const value of vector) squares += value * value
  const length = Math.sqrt(squares)
  return vector.map((value) => value / length)
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Mulberry32: repeatable numbers from 0 to 1. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
