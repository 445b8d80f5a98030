import type { ServiceContext } from "@/lib/services/context"
import { getDocument } from "@/lib/services/documents"

/** The document an address names; null when it names none that the reader may see. */
export async function findDocument(ctx: ServiceContext, id: string | undefined): Promise<{ id: string; title: string } | null> {
  if (!id || !/^[0-9a-f-]{36}$/i.test(id)) return null
  try {
    const { title } = await getDocument(ctx, { id })
    return { id, title }
  } catch (error) {
    if ((error as { code?: unknown }).code === "not_found") return null
    throw error
  }
}
