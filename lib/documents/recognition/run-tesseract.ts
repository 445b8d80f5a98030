import { spawn } from "node:child_process"

export type TesseractOptions = { program: string; languages: string; searchPath: string; timeoutMs: number }

const maxOutputBytes = 20_000_000

/** What tesseract says of a picture, as TSV. It gets the picture on its input and an environment without anybody's secrets. Rejects when it fails, is missing or takes too long. */
export async function runTesseract(png: Uint8Array, options: TesseractOptions): Promise<string> {
  // Finding out how the page is turned needs data of its own, which not every installation has.
  try {
    return await run(png, { ...options, segmentation: "1" })
  } catch (error) {
    if (error instanceof RecognitionError && error.isOrientationMissing) return run(png, { ...options, segmentation: "3" })
    throw error
  }
}

/** `isForThisPage`: the program works, but not on this picture. */
export class RecognitionError extends Error {
  override readonly name = "RecognitionError"
  readonly isForThisPage: boolean
  readonly isOrientationMissing: boolean

  constructor(complaint: string, { isForThisPage }: { isForThisPage: boolean }) {
    super(complaint.replace(/\s+/g, " ").trim().slice(0, 300))
    this.isForThisPage = isForThisPage
    this.isOrientationMissing = /osd\.traineddata/i.test(complaint)
  }
}

function run(png: Uint8Array, { program, languages, searchPath, timeoutMs, segmentation }: TesseractOptions & { segmentation: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ["stdin", "stdout", "-l", languages, "--psm", segmentation, "tsv"], { env: { PATH: searchPath, OMP_THREAD_LIMIT: "1", NODE_ENV: "production" }, stdio: ["pipe", "pipe", "pipe"] })
    const parts: Buffer[] = []
    let complaints = ""
    let size = 0
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs)
    child.stdout.on("data", (part: Buffer) => {
      size += part.length
      if (size > maxOutputBytes) child.kill("SIGKILL")
      else parts.push(part)
    })
    child.stderr.on("data", (part: Buffer) => (complaints = (complaints + part.toString("utf8")).slice(-2_000)))
    child.once("error", (error) => {
      clearTimeout(timer)
      reject(new RecognitionError(error.message, { isForThisPage: false }))
    })
    child.once("close", (code, signal) => {
      clearTimeout(timer)
      if (code === 0) resolve(Buffer.concat(parts).toString("utf8"))
      else reject(signal === null ? new RecognitionError(complaints, { isForThisPage: !/traineddata|tessdata|language/i.test(complaints) }) : new RecognitionError("It took too long and was stopped.", { isForThisPage: true }))
    })
    // It may end before it has read everything.
    child.stdin.on("error", () => undefined)
    child.stdin.end(png)
  })
}
