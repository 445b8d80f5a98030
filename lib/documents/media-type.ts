/** The formats a document may have. */
export const mediaTypes = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  text: "text/plain",
  markdown: "text/markdown",
  html: "text/html",
  email: "message/rfc822",
} as const

export type MediaType = (typeof mediaTypes)[keyof typeof mediaTypes]
