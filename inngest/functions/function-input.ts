import type { Inngest } from "inngest"
import type { Deps } from "@/lib/services/context"

/** What every durable function is made from. */
export type FunctionInput = { client: Inngest.Any; deps: Deps }
