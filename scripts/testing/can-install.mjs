import { existsSync } from "node:fs"

/** Only Debian and its kin, and only as root: nothing else here installs system packages. */
export function canInstall() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")
}
