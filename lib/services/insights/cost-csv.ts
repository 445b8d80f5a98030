import type { CostQuery, CostReport, CostSum } from "./insights.dto"

const columns = ["cost_usd", "estimated_usd", "calls", "requests", "input_tokens", "cache_read_tokens", "cache_write_tokens", "output_tokens"]

/** The groups of a cost report as a table for spreadsheets: exact dollars with nine decimals, the total last. */
export function costCsv(report: CostReport, groupBy: CostQuery["groupBy"]): string {
  const groups = {
    day: () => report.days.map((sum) => line([sum.day], sum)),
    prompt: () => report.prompts.map((sum) => line([sum.key, sum.label], sum)),
    model: () => report.models.map((sum) => line([sum.key], sum)),
    user: () => report.users.map((sum) => line([sum.key, sum.label], sum)),
  }
  const heads = { day: ["day"], prompt: ["prompt", "title"], model: ["model"], user: ["user_id", "name"] }[groupBy]
  const total = line(["total", ...heads.slice(1).map(() => "")], report.total)
  return [[...heads, ...columns].join(","), ...groups[groupBy](), total, ""].join("\r\n")
}

function line(heads: string[], sum: CostSum): string {
  const numbers = [dollars(sum.costNanoUsd), dollars(sum.estimatedNanoUsd), sum.calls, sum.requests, sum.inputTokens, sum.cacheReadTokens, sum.cacheWriteTokens, sum.outputTokens]
  return [...heads.map(cell), ...numbers].join(",")
}

function dollars(nanoUsd: string): string {
  const digits = nanoUsd.padStart(10, "0")
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`
}

/** A leading =, +, - or @ would be run as a formula by a spreadsheet. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
