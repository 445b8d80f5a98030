// Runs before packages exist and on any Node from 20 on: plain JavaScript without dependencies.
import { buildApp } from "./setup/build-app.mjs"
import { holdLock } from "./setup/hold-lock.mjs"
import { installPackages } from "./setup/install-packages.mjs"
import { exitWith, oldestNodeMajor, root, SetupError } from "./setup/project.mjs"

try {
  if (Number(process.versions.node.split(".")[0]) < oldestNodeMajor) {
    throw new SetupError(`needs Node ${oldestNodeMajor} or newer, this is ${process.version}.`)
  }
  await holdLock(root, async () => {
    await installPackages()
    if (process.argv.includes("--build")) await buildApp()
  })
} catch (error) {
  exitWith(error)
}
