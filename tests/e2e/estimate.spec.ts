import { ask, lastAnswer } from "./support/asking"
import { expect, test } from "./support/test"

const large = "Which law governs the services agreement, and why does it? ".repeat(60)

test("tokens and cost are shown before sending, and the offline model's are called what they are", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto("/ask")
  await page.getByLabel("Your question").fill("Which law governs the services agreement?")
  await expect(page.getByText(/^≈ [\d,]+ tokens · \$0 on the offline model$/)).toBeVisible()
  await page.getByLabel("Your question").fill("")
  await expect(page.getByText(/≈ [\d,]+ tokens/)).toBeHidden()
})

test("a question over the threshold is sent when it is pressed a second time, and not before", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto("/ask")
  await ask(page, large)
  await expect(page.getByRole("alert").filter({ hasText: "larger than usual" })).toBeVisible()
  await expect(page).toHaveURL(/\/ask$/)

  await page.getByLabel("Your question").fill(`${large} Say it shortly.`)
  await expect(page.getByText("larger than usual")).toBeHidden()
  await page.keyboard.press("Enter")
  await expect(page.getByText("larger than usual")).toBeVisible()
  await page.getByRole("button", { name: "Send anyway" }).dblclick()
  await expect(page).toHaveURL(/\/ask\/.+/)
  await expect(lastAnswer(page)).toBeVisible()
  await expect(page.getByText("Say it shortly.")).toHaveCount(1)
})

test("a form over the threshold asks before it is run", async ({ signInAs }) => {
  const page = await signInAs("member")
  await page.goto("/run/code_review")
  await page.getByRole("textbox", { name: /^Code/ }).fill("const total = prices.reduce((sum, price) => sum + price.amount, 0)\n".repeat(880))
  await page.getByRole("button", { name: "Run", exact: true }).click()
  await expect(page.getByRole("button", { name: "Send anyway" })).toBeVisible()
  await page.getByRole("button", { name: "Run", exact: true }).click()
  await expect(page.getByText("larger than usual")).toBeHidden()
  await expect(page.getByRole("region", { name: "Result" })).toBeVisible()
})
