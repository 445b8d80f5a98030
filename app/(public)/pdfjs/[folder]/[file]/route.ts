import { readFile } from "node:fs/promises"
import path from "node:path"

const folders = new Set(["cmaps", "standard_fonts", "wasm", "iccs"])
const types: Record<string, string> = { ".wasm": "application/wasm", ".js": "text/javascript" }

/** Fonts, character maps and decoders that the PDF viewer loads when a file needs them. */
export async function GET(_request: Request, { params }: { params: Promise<{ folder: string; file: string }> }): Promise<Response> {
  const { folder, file } = await params
  if (!folders.has(folder) || !/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(file)) return new Response(null, { status: 404 })
  try {
    const bytes = await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), "node_modules", "pdfjs-dist", folder, file))
    return new Response(bytes, { headers: { "content-type": types[path.extname(file)] ?? "application/octet-stream", "cache-control": "public, max-age=86400" } })
  } catch {
    return new Response(null, { status: 404 })
  }
}
