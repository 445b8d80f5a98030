import type { Metadata } from "next"
import { pageContext } from "@/lib/http/page-context"
import { listFlags } from "@/lib/services/admin"
import { listPrompts } from "@/lib/services/prompts"
import { PromptSwitches } from "./_parts/prompt-switches"
import { StopCard } from "./_parts/stop-card"

export const metadata: Metadata = { title: "Switches" }

export default async function SwitchesPage() {
  const ctx = await pageContext({ roles: ["admin"] })
  const flags = (await listFlags(ctx)).items
  const prompts = new Map((await listPrompts(ctx)).map((prompt) => [`prompt.${prompt.key}`, prompt]))
  const stop = flags.find((flag) => flag.key === "stop")
  const switches = flags.flatMap((flag) => {
    const prompt = prompts.get(flag.key)
    return prompt ? [{ ...flag, title: prompt.title, description: prompt.description }] : []
  })
  const reuses = flags.flatMap((flag) => {
    const prompt = flag.key.startsWith("cache.semantic.") ? prompts.get(flag.key.replace("cache.semantic.", "prompt.")) : undefined
    return prompt ? [{ ...flag, title: prompt.title, description: "Answers a question with the earlier answer to one that only means the same." }] : []
  })
  return (
    <>
      {stop && <StopCard flag={stop} />}
      <PromptSwitches title="Prompts" description="What is switched off cannot be asked any more; what was answered stays." switches={switches} />
      {reuses.length > 0 && (
        <PromptSwitches
          title="Answers given again"
          description="A sample is asked again in the background; where the answers disagree, this is switched off by itself. The very same question on the same documents is always answered from the cache."
          switches={reuses}
        />
      )}
    </>
  )
}
