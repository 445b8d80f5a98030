/**
 * How long after the click on a citation mark its passage is marked on the page beside the answer, the first time and again; how
 * smoothly a file of 500 pages scrolls; and what stays behind after the panel was opened often. Needs a build. Prints numbers, asserts nothing.
 * Usage: npm run bench:viewer -- [--contracts 6] [--part chips|scroll|often] [--width 1280] [--reading 3000]
 */
import { readdirSync } from "node:fs"
import { parseArgs } from "node:util"
import { chromium } from "@playwright/test"
import { sharedData } from "@/tests/support/shared-data"
import { describeMachine } from "./support/describe-machine"
import { measureChips } from "./support/measure-chips"
import { measureOften } from "./support/measure-often"
import { measureScrolling } from "./support/measure-scrolling"
import { serveBuild } from "./support/serve-build"

const { values } = parseArgs({
  options: { contracts: { type: "string", default: "6" }, part: { type: "string" }, width: { type: "string", default: "1280" }, reading: { type: "string", default: "3000" } },
})

const folder = sharedData("contracts_pdf")
if (folder === null) console.log("skipped: the folder contracts_pdf is not here")
else await measure(readdirSync(folder).filter((file) => file.endsWith(".pdf")).toSorted().slice(0, Number(values.contracts)).map((file) => `${folder}/${file}`))

async function measure(files: string[]): Promise<void> {
  const server = await serveBuild()
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] })
  const bench = { browser, baseUrl: server.baseUrl, files, viewport: { width: Number(values.width), height: 860 }, readingMs: Number(values.reading) }
  try {
    console.log(`machine   ${describeMachine()}`)
    console.log(`browser   Chromium ${browser.version()}, ${values.width} px wide, no graphics card; server on the same machine, embedded database`)
    if (!values.part || values.part === "chips") await measureChips(bench)
    if (!values.part || values.part === "scroll") await measureScrolling(bench)
    if (!values.part || values.part === "often") await measureOften(bench)
    console.log(`machine   ${describeMachine()}`)
  } finally {
    await browser.close()
    server.stop()
  }
}
