import { expect, type Locator, type Page } from "@playwright/test"
import type { UploadedFile } from "./api"

/** Chooses files on the Documents page as the file picker does, and returns the line of the first. */
export async function upload(page: Page, ...files: UploadedFile[]): Promise<Locator> {
  if (!page.url().endsWith("/documents")) await page.goto("/documents")
  await page.getByLabel("Choose files to upload").setInputFiles(files.map(({ name, mimeType, bytes }) => ({ name, mimeType, buffer: Buffer.from(bytes) })))
  const line = page.getByLabel("Uploads").getByRole("listitem").filter({ hasText: files[0]?.name ?? "" }).last()
  await expect(line).toBeVisible()
  return line
}
