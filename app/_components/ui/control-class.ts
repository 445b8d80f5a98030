/** The look of everything one types or chooses in; 16 px on phones, where a smaller size makes the browser zoom. */
export const controlClass =
  "w-full rounded-md border border-control bg-surface px-2.5 text-[16px] text-ink shadow-raised placeholder:text-faint hover:border-muted focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:opacity-70 aria-invalid:border-danger sm:text-base"
