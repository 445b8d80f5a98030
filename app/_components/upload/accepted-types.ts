/** What the file picker offers; the server judges by content, not by name. */
export const acceptedFileTypes = ".pdf,.docx,.txt,.md,.markdown,.html,.htm,.eml,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,text/plain,text/markdown,text/html,message/rfc822"
