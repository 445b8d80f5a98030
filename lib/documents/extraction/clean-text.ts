/** Marks of direction, joiners of nothing, fillers, tags and strings of variation selectors: nobody sees them, and they part words or hide others. */
const unseen = /[\u034f\u061c\u115f\u1160\u180e\u200e\u200f\u202a-\u202e\u2061-\u2064\u2066-\u206f\u3164\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]|[\ufe00-\ufe0f]{2,}|\u00ad(?=[^\s])|[\u200c\u200d](?![\p{L}\p{M}\p{So}])|[\u200c\u200d](?=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])/gu

const latinLigatures: Record<string, string> = { ﬀ: "ff", ﬁ: "fi", ﬂ: "fl", ﬃ: "ffi", ﬄ: "ffl", ﬅ: "st", ﬆ: "st" }

/**
 * Text that a database can hold and a reader can search: no NUL or other control character but tab and newline, no lone
 * surrogate, nothing that is not shown; line ends are \n, odd spaces and hyphens plain ones, Latin ligatures spelled out. A soft
 * hyphen stays at the end of a line.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(/\r\n?|\u0085|\u2028/g, "\n")
    .replace(/[\f\v\u2029]/g, "\n\n")
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u2060\ufeff\ufffe\uffff]/g, "")
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(unseen, "")
    .replace(/[\ufb00-\ufb06]/g, (ligature) => latinLigatures[ligature] ?? ligature)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
}
