import { defaultLimits } from "../../../lib/documents/extraction/extraction-limits"
import { startExtractionChild } from "../../../lib/documents/extraction/extraction-child"

/** A parent for the test that kills it: names its child once that has read a document, and waits. */
const child = startExtractionChild(defaultLimits.maxHeapMb)
await child.run({ kind: "read", input: { bytes: new TextEncoder().encode("ready"), mediaType: "text/plain", fileName: "a.txt" } }, defaultLimits)
process.stdout.write(`${child.pid}\n`)
setInterval(() => undefined, 1_000)
