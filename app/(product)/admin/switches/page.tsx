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
  return (
    <>
      {stop && <StopCard flag={stop} />}
      <PromptSwitches switches={switches} />
    </>
  )
}
