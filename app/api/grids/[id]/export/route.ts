import { defineRoute, IdParams } from "@/lib/http/define-route"
import { exportGrid } from "@/lib/services/grids"
import { ExportGridInput } from "@/lib/services/grids/grids.dto"

export const GET = defineRoute({
  params: IdParams,
  query: ExportGridInput,
  handler: async ({ ctx, params, query }) => {
    const { bytes, title, mediaType } = await exportGrid(ctx, { ...params, ...query })
    const name = `${title.replace(/[\p{Surrogate}\p{Cc}/\\:*?"<>|]/gu, " ").trim() || "grid"}.${query.format}`
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        "content-type": mediaType,
        "content-length": String(bytes.byteLength),
        "content-disposition": `attachment; filename="grid.${query.format}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    })
  },
})
