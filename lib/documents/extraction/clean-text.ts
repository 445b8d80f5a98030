const latinLigatures: Record<string, string> = { ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl", ﬅ: "st", ﬆ: "st" }

/**
 * Text that a database can hold and a reader can search: no NUL or other control character but tab and newline, no lone
 * surrogate, no zero-width space or byte order mark; line ends are \n, odd spaces plain ones, Latin ligatures spelled out.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(/\r\n?|\u0085|\u2028/g, "\n")
    .replace(/[\f\v\u2029]/g, "\n\n")
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u2060\ufeff\ufffe\uffff]/g, "")
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/[\ufb00-\ufb06]/g, (ligature) => latinLigatures[ligature] ?? ligature)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
}
