import { notFound } from "next/navigation"

/** What a verb gives, or the not-found page where it says that there is none. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && (error as { code?: unknown }).code === "not_found") notFound()
    throw error
  }
}
