import type { NextRequest } from "next/server"
import { createServeHandlers, type ServeHandlers } from "@/inngest/serve-route"
import { getEngine } from "@/lib/deps"

export const runtime = "nodejs"
export const dynamic = "force-dynamic"

let handlers: Promise<ServeHandlers> | undefined

function serving(): Promise<ServeHandlers> {
  return (handlers ??= (async () => createServeHandlers(await getEngine()))())
}

export async function GET(request: NextRequest, context: unknown): Promise<Response> {
  return (await serving()).GET(request, context)
}

export async function POST(request: NextRequest, context: unknown): Promise<Response> {
  return (await serving()).POST(request, context)
}

export async function PUT(request: NextRequest, context: unknown): Promise<Response> {
  return (await serving()).PUT(request, context)
}
