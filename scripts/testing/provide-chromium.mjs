import { existsSync } from "node:fs"
import { runCommand } from "../setup/run-command.mjs"
import { canInstall } from "./can-install.mjs"

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
const howToGet = "install Chromium (apt-get install chromium; as root on Debian this is done for you), or set CHROMIUM_PATH"

/** A Chromium for the browser tests: the one of CHROMIUM_PATH, else an installed one, else a sentence on how to get one. */
export async function provideChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? { path: given } : { missing: `Chromium: CHROMIUM_PATH names ${given}, which does not exist` }
  if (!findChromium() && canInstall()) {
    console.log("countersign: installing Chromium for the browser tests")
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
    await runCommand(["apt-get", "update", "-q"], { env: environment })
    await runCommand(["apt-get", "install", "-qy", "--no-install-recommends", "chromium", "fonts-dejavu-core"], { env: environment })
  }
  const found = findChromium()
  return found ? { path: found } : { missing: `Chromium: ${howToGet}` }
}

function findChromium() {
  return usualPlaces.find((place) => existsSync(place))
}
