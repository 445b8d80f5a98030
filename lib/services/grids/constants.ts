/** What one grid can hold. */
export const mostDocuments = 200
export const mostColumns = 40

export const columnTypes = ["text", "number", "money", "date", "duration", "yes_no", "clause"] as const
