/** Brings the first field with an error to the reader, and the keyboard with it. */
export function focusFirstError(form: HTMLFormElement | null): void {
  const error = form?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[aria-describedby*="-error"] input, [role="alert"]')
  error?.scrollIntoView({ block: "center" })
  error?.focus({ preventScroll: true })
}
