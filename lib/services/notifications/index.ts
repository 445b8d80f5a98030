export { listNotifications } from "./list-notifications"
export { markRead } from "./mark-read"
export { getWatch, putWatch } from "./put-watch"
export { tellOfNewVersion } from "./tell-of-changes"
