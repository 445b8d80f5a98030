/** A line that was recognised in the picture of a page, in reading order; box in points from the page's top left corner, confidence 0 to 1. */
export type RecognisedLine = { text: string; x: number; y: number; width: number; height: number; confidence: number }

/** A page that was recognised from its picture. Sizes in points, as shown; confidence is the mean over its letters, 0 where it has none. */
export type RecognisedPage = { page: number; width: number; height: number; lines: RecognisedLine[]; confidence: number }
