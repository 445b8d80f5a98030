import type { Database, Tx } from "@/drizzle/client"
import { notFound } from "@/lib/errors"
import { findActivation } from "@/lib/store/prompts/find-activation"
import { getRelease } from "@/lib/store/prompts/get-release"
import { upsertProductRelease } from "@/lib/store/prompts/upsert-product-release"
import { contentHash } from "@/prompts/content-hash"
import { type PromptDefinition, promptDefinitionSchema } from "@/prompts/schema"
import { findTool } from "../tools/catalogue"

/** Everything that shapes an output, pinned: never changes once a request has it. */
export type Release = { id: string; contentHash: string; definition: PromptDefinition }

export type PromptCatalogue = {
  /** The definitions that came with the product, in the order of their titles. */
  list(): Release[]
  /** The release that a new request of this workspace gets. Throws not_found for an unknown key. */
  active(tx: Tx, promptKey: string): Promise<Release>
  /** The release a request was pinned to. */
  release(tx: Tx, releaseId: string): Promise<Release>
  title(promptKey: string): string
}

/** Writes the releases that came with the product into the database and answers from memory what never changes. Throws for a definition with a tool that does not exist. */
export async function openCatalogue(database: Database, definitions: ReadonlyMap<string, PromptDefinition>): Promise<PromptCatalogue> {
  const releases = new Map<string, Release>()
  const defaults = new Map<string, Release>()
  await database.system(async (tx) => {
    for (const definition of definitions.values()) {
      requireKnownTools(definition)
      const hash = contentHash(definition)
      const id = await upsertProductRelease(tx, { promptKey: definition.key, version: definition.version, contentHash: hash, definition })
      const release = { id, contentHash: hash, definition }
      releases.set(id, release)
      defaults.set(definition.key, release)
    }
  })

  async function release(tx: Tx, releaseId: string): Promise<Release> {
    const known = releases.get(releaseId)
    if (known) return known
    const row = await getRelease(tx, releaseId)
    const read = { id: row.id, contentHash: row.contentHash, definition: promptDefinitionSchema.parse(row.definition) }
    releases.set(releaseId, read)
    return read
  }

  return {
    list: () => [...defaults.values()].toSorted((a, b) => a.definition.title.localeCompare(b.definition.title)),
    active: async (tx, promptKey) => {
      const fallback = defaults.get(promptKey)
      if (!fallback) throw notFound("prompt")
      const activated = await findActivation(tx, promptKey)
      return activated ? release(tx, activated) : fallback
    },
    release,
    title: (promptKey) => defaults.get(promptKey)?.definition.title ?? promptKey,
  }
}

function requireKnownTools({ key, tools }: PromptDefinition): void {
  const unknown = tools.names.find((name) => !findTool(name))
  if (unknown) throw new Error(`${key}.yaml: there is no tool ${unknown}`)
}
