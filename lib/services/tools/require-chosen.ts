import { AppError } from "@/lib/errors"
import type { ToolContext } from "./tool"

/** Whoever chose documents for a request wants it to look at no others. */
export function requireChosen({ asked }: ToolContext, documentId: string): void {
  if (asked.documentIds.length > 0 && !asked.documentIds.includes(documentId))
    throw new AppError("conflict", "The person limited this request to the documents they chose, and this is none of them. search_documents lists those.")
}
