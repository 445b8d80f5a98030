/** What one grid can hold. */
export const mostDocuments = 200
export const mostColumns = 40
