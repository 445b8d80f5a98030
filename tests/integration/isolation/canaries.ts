/** Words that occur in one text of workspace A each, and nowhere else. */
export const canaries = {
  question: "quokkaquestion",
  answer: "axolotlanswer",
  heldSummary: "heronsummary",
  heldAnalysis: "ibisanalysis",
  heldClause: "lynxclause",
  comment: "marmotcomment",
  privateText: "narwhaltext",
  openText: "okapitext",
  writtenNote: "pangolinnote",
  waitingNote: "ratelnote",
  assistance: "servalanswer",
} as const

export type Canary = keyof typeof canaries

export function canariesIn(text: string): Canary[] {
  return (Object.keys(canaries) as Canary[]).filter((name) => text.includes(canaries[name]))
}
