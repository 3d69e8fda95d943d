/** What the program tells whoever called it. */
export const EXIT = {
  ok: 0,
  /** The inventory has errors, something stands in the way of the trees, or (check) they are not current. */
  findings: 1,
  /** The command line is wrong, the disk refused, or the program has a bug. */
  failure: 2,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
