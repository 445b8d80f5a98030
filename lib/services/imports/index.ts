export { fetchAgain } from "./fetch-again"
export { importDocument } from "./import-document"
export { listImportHosts } from "./list-import-hosts"
export { putImportHost } from "./put-import-host"
