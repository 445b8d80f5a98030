import { expect, type Locator, type Page } from "@playwright/test"
import type { UploadedFile } from "./api"

/** Chooses a file on the Documents page as the file picker does, and returns its line in the list of uploads. */
export async function upload(page: Page, { name, mimeType, bytes }: UploadedFile): Promise<Locator> {
  if (new URL(page.url(), "http://nowhere").pathname !== "/documents") await page.goto("/documents", { waitUntil: "networkidle" })
  await page.getByLabel("Choose files to upload").setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
  const line = page.getByLabel("Uploads").getByRole("listitem").filter({ hasText: name })
  await expect(line).toBeVisible()
  return line
}

export async function dropFile(page: Page, { name, mimeType, bytes }: UploadedFile): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ({ name, mimeType, bytes }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }))
      return transfer
    },
    { name, mimeType, bytes: [...bytes] },
  )
  for (const event of ["dragenter", "dragover", "drop"]) await page.dispatchEvent("body", event, { dataTransfer })
}
