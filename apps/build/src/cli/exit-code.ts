/** The program's exit codes. */
export const EXIT = {
  ok: 0,
  /** The inventory has errors, something obstructs the trees, or (check) they are out of date. */
  findings: 1,
  /** The command line is wrong, the disk refused, or the program has a bug. */
  failure: 2,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
