import { expect, test } from "vitest"
import { firstDate, noticePeriod, renewalPeriod } from "./answers"

const renewal = "This Agreement shall renew automatically for successive periods of twelve (12) months each, unless either Party gives written notice of non-renewal at least one hundred and twenty (120) days before the end of the then current period."

test("tells the length of a renewal from the time in which to stop it", () => {
  expect(renewalPeriod(renewal)).toBe("twelve (12) months")
  expect(noticePeriod(renewal)).toBe("one hundred and twenty (120) days")
})

test.each([
  ["entered into on April. 1st 2019", "April. 1st 2019"],
  ["as of the 26t h day of May, 2017", "26t h day of May, 2017"],
  ["dated 13 March 1996", "13 March 1996"],
  ["within thirty days", null],
])("reads the date of: %s", (sentence, date) => {
  expect(firstDate(sentence)).toBe(date)
})
