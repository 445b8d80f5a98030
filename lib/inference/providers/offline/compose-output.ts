import type { ModelRequest, ModelTask } from "../../port"
import { answerQuestion } from "./answering/rag-answer"
import { textInput } from "./read-inputs"
import { analyseContract } from "./tasks/analyse-contract"
import { answerCell } from "./tasks/answer-cell"
import { auditArchitecture } from "./tasks/audit-architecture"
import { classifyDocument } from "./tasks/classify-document"
import { classifyTicket } from "./tasks/classify-ticket"
import { detectIntent } from "./tasks/detect-intent"
import { extractSection } from "./tasks/extract-section"
import { extract, fillSchema } from "./tasks/fill-schema"
import { reportFigures } from "./tasks/report-figures"
import { reviewCode } from "./tasks/review-code"
import { scoreSentiment } from "./tasks/score-sentiment"
import { summariseDocuments } from "./tasks/summarise-documents"
import { summariseRecord } from "./tasks/summarise-record"

const prose: Record<string, (task: ModelTask) => string> = {
  rag_answer: (task) => answerQuestion({ question: textInput(task, "question") }, task.sources),
  document_summary: summariseDocuments,
}

const structured: Record<string, (task: ModelTask) => object> = {
  contract_analysis: analyseContract,
  clause_extract: extractSection,
  doc_classify: classifyDocument,
  grid_cell: answerCell,
  ticket_classify: classifyTicket,
  intent_detection: detectIntent,
  sentiment_score: scoreSentiment,
  medical_summary: summariseRecord,
  financial_report: reportFigures,
  code_review: reviewCode,
  architecture_audit: auditArchitecture,
}

/** The whole output: JSON where the request has a schema, prose where it has none. The same request always gives the same text. */
export function composeOutput({ task, outputSchema }: Pick<ModelRequest, "task" | "outputSchema">): string {
  if (outputSchema) return JSON.stringify(structured[task.promptKey]?.(task) ?? fillSchema(outputSchema.jsonSchema, task))
  return prose[task.promptKey]?.(task) ?? extract(task)
}
