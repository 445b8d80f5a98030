import { untilRested, uploadByApi } from "./support/api"
import { contractPdf } from "./support/contract"
import { expect, test } from "./support/test"

const name = "Godwit and Ruff Supply Agreement"

test("clauses of a contract are found by type and by meaning, and lead to their place", async ({ signInAs }) => {
  const author = await signInAs("member")
  const documentId = await uploadByApi(author, { name: `${name}.pdf`, mimeType: "application/pdf", bytes: contractPdf(name) })
  const { title } = await untilRested(author, documentId)
  const page = await signInAs("reviewer")

  await page.goto("/clauses", { waitUntil: "networkidle" })
  await page.getByRole("list", { name: "Types of clauses", exact: true }).getByRole("link", { name: "Governing Law", exact: true }).click()
  await expect(page).toHaveURL(/type=Governing\+Law/)
  const contract = page.getByRole("list", { name: "Clauses by contract", exact: true }).getByRole("listitem").filter({ hasText: title }).first()
  await expect(contract).toContainText("laws of Austria")

  await page.goto(`/clauses?contract=${documentId}`, { waitUntil: "networkidle" })
  await page.getByLabel("Find clauses by meaning", { exact: true }).fill("May the buyer look into the books?")
  await page.getByRole("button", { name: "Find", exact: true }).click()
  const audit = page.getByRole("article").filter({ hasText: "may audit the books and records" }).first()
  await expect(audit).toBeVisible()
  await expect(page.getByRole("region", { name: "Clauses by nearness", exact: true }).getByRole("status")).toContainText("the nearest first")
  await audit.getByRole("link", { name: /^Show on page / }).click()
  await expect(page).toHaveURL(new RegExp(`/documents/${documentId}\\?.*start=`))

  await page.goto("/clauses?type=Source+Code+Escrow&missing=1")
  await expect(page.getByRole("region", { name: "Contracts without Source Code Escrow", exact: true }).getByRole("link", { name: title, exact: true }).first()).toBeVisible()

  await author.goto(`/clauses?contract=${documentId}`)
  await expect(author.getByText("laws of Austria")).toHaveCount(0)
})

test("two contracts are set side by side by the type of their clauses", async ({ signInAs }) => {
  const author = await signInAs("member")
  const [left, right] = await Promise.all(
    ["Knot and Sanderling Supply Agreement", "Turnstone and Whimbrel Supply Agreement"].map(async (each) => {
      const id = await uploadByApi(author, { name: `${each}.pdf`, mimeType: "application/pdf", bytes: contractPdf(each) })
      await untilRested(author, id)
      return id
    }),
  )
  const page = await signInAs("reviewer")
  await page.goto("/compare")
  await expect(page.getByRole("heading", { name: "Choose two sides" })).toBeVisible()
  await page.goto(`/compare?left=${left}&right=${right}`)
  const law = page.getByRole("list", { name: "Clauses side by side", exact: true }).getByRole("listitem").filter({ has: page.getByRole("heading", { name: /^Governing Law/ }) })
  await expect(law.getByText("Same wording", { exact: true })).toBeVisible()
  await expect(law.getByRole("link", { name: /^Page / }).first()).toBeVisible()
  await page.goto(`/compare?left=${left}&right=00000000-0000-7000-8000-000000000000`)
  await expect(page.getByRole("heading", { name: "Choose two sides" })).toHaveCount(0)
  await expect(page.getByRole("list", { name: "Clauses side by side", exact: true })).toHaveCount(0)
})
