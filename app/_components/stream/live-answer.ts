import type { StreamDataPart } from "@/lib/services/requests/requests.dto"

type StatusData = Extract<StreamDataPart, { type: "data-status" }>["data"]
type ToolPart = Extract<StreamDataPart, { type: "data-tool" }>
export type LiveTool = ToolPart["data"] & { id: string }
type SourceData = Extract<StreamDataPart, { type: "data-sources" }>["data"]

/** What the page knows of a request while its stream runs. */
export type LiveAnswer = {
  status: StatusData | null
  sources: SourceData
  /** What the model looks up, in order; only of the attempt that runs. */
  tools: LiveTool[]
  /** Text of steps that are over, and of the one that runs: a restart drops only the latter. */
  settledText: string
  stepText: string
  isHeld: boolean
  errorText: string | null
  isFinished: boolean
}

export const emptyAnswer: LiveAnswer = { status: null, sources: [], tools: [], settledText: "", stepText: "", isHeld: false, errorText: null, isFinished: false }

export function textOf(answer: LiveAnswer): string {
  return answer.settledText + answer.stepText
}

/** One part of the AI SDK's UI message stream; unknown parts change nothing, so that a newer server does not break an open page. */
export function reduceStreamPart(answer: LiveAnswer, part: unknown): LiveAnswer {
  if (typeof part !== "object" || part === null || answer.isHeld) return isFinish(part) ? { ...answer, isFinished: true } : answer
  const { type, id, delta, data, errorText } = part as { type?: unknown; id?: unknown; delta?: unknown; data?: unknown; errorText?: unknown }
  switch (type) {
    case "text-delta":
      return typeof delta === "string" ? { ...answer, stepText: answer.stepText + delta } : answer
    case "reset-step":
      return { ...answer, stepText: "", errorText: null }
    case "start-step":
    case "finish-step":
      return { ...answer, settledText: answer.settledText + answer.stepText, stepText: "" }
    case "data-status":
      return withStatus(answer, data as StatusData)
    case "data-sources":
      return Array.isArray(data) ? { ...answer, sources: data as SourceData } : answer
    case "data-tools":
      return { ...answer, tools: [] }
    case "data-tool":
      return typeof id === "string" && typeof data === "object" && data !== null ? { ...answer, tools: withTool(answer.tools, { ...(data as ToolPart["data"]), id }) } : answer
    case "data-withdrawn":
      return { ...emptyAnswer, isHeld: true, status: { status: "in_review", stage: "held", message: (data as { message?: string } | null)?.message ?? "Awaiting review" } }
    case "error":
      return { ...answer, errorText: typeof errorText === "string" ? errorText : "The answer failed." }
    case "finish":
      return { ...answer, isFinished: true }
    default:
      return answer
  }
}

function withTool(tools: LiveTool[], tool: LiveTool): LiveTool[] {
  return tools.some(({ id }) => id === tool.id) ? tools.map((known) => (known.id === tool.id ? tool : known)) : [...tools, tool]
}

function withStatus(answer: LiveAnswer, status: StatusData): LiveAnswer {
  return status.stage === "held" ? { ...emptyAnswer, isHeld: true, status } : { ...answer, status }
}

function isFinish(part: unknown): boolean {
  return typeof part === "object" && part !== null && (part as { type?: unknown }).type === "finish"
}
