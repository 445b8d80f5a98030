import type { ComponentProps } from "react"
import Link from "next/link"
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class"

type LinkButtonProps = ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize }

export function LinkButton({ variant, size, className, ...rest }: LinkButtonProps) {
  return <Link className={buttonClass({ variant, size, className })} {...rest} />
}
