const lineBreaks = /[\u000B\u000C\u0085\u2028\u2029]/g
const unwanted = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]|\p{Surrogate}/gu
const anyOfThem = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029]|\p{Surrogate}/u

/** The one passage that every text takes on its way to a provider. Drops control characters and broken surrogates; keeps tabs and line breaks. */
export function screenOutbound(text: string): string {
  if (!anyOfThem.test(text)) return text
  return text.replace(lineBreaks, "\n").replace(unwanted, "")
}
