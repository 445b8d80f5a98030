import { createTextDocument, getDocument } from "@/lib/services/documents"
import type { ServiceContext } from "@/lib/services/context"

const paragraph = "Either party may end this agreement by giving ninety days' notice in writing to the other, except during the first two years. "

/** A policy of some fifty passages, read and indexed by the product itself. */
export async function addBenchDocument(ctx: ServiceContext): Promise<string> {
  const text = Array.from({ length: 60 }, (_, index) => `## ${index + 1}. Rules of part ${index + 1}\n\n${`In part ${index + 1}: ${paragraph}`.repeat(14)}`).join("\n\n")
  const { id } = await createTextDocument(ctx, { title: "House rules", text: `# House rules\n\n${text}\n` })
  for (;;) {
    const { state } = await getDocument(ctx, { id })
    if (state === "ready") return id
    if (state === "failed") throw new Error("the document of the bench could not be read")
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
