export { tellOfNewVersion } from "./tell-of-changes"
