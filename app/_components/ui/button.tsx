import type { ComponentProps } from "react"
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class"
import { Spinner } from "./spinner"

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant
  size?: ButtonSize
  /** Shows a spinner and refuses further clicks while something is under way. */
  isBusy?: boolean
}

export function Button({ variant, size, isBusy = false, className, children, disabled, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass({ variant, size, className })} disabled={disabled || isBusy} aria-busy={isBusy || undefined} {...rest}>
      {isBusy && <Spinner />}
      {children}
    </button>
  )
}
