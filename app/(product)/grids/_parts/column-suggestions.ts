import type { NewColumn } from "@/lib/services/grids/grids.dto"

/** Questions that are put to most contracts, ready to be chosen. */
export const columnSuggestions: NewColumn[] = [
  { title: "Parties", question: "Who are the parties to the agreement?", type: "text", clauseType: "Parties" },
  { title: "Agreement date", question: "What is the date of the agreement?", type: "date", clauseType: "Agreement Date" },
  { title: "Governing law", question: "Which law governs the agreement?", type: "text", clauseType: "Governing Law" },
  { title: "First term", question: "How long is the first term, or when does it end?", type: "text", clauseType: "Expiration Date" },
  { title: "Renewal", question: "For how long does the agreement renew?", type: "duration", clauseType: "Renewal Term" },
  { title: "Notice against renewal", question: "How much notice is needed to prevent renewal?", type: "duration", clauseType: "Notice Period to Terminate Renewal" },
  { title: "Leaving without cause", question: "Who may end the agreement without cause, and how?", type: "clause", clauseType: "Termination for Convenience" },
  { title: "Assignment", question: "May the agreement be assigned without consent?", type: "clause", clauseType: "Anti-Assignment" },
  { title: "Change of control", question: "What happens on a change of control?", type: "clause", clauseType: "Change of Control" },
  { title: "Cap on liability", question: "How is liability limited?", type: "clause", clauseType: "Cap on Liability" },
  { title: "Exclusivity", question: "Is one party bound to the other exclusively?", type: "clause", clauseType: "Exclusivity" },
  { title: "Audit rights", question: "Who may audit whom?", type: "clause", clauseType: "Audit Rights" },
]
