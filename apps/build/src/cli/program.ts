/*
 * The npm package has another file in place of this one: apps/build/bundle/npm-package.ts.
 */

/** The commands that are scripts of package.json by themselves. */
const SCRIPTS: readonly string[] = ['build', 'check', 'plan', 'validate', 'doctor']

/** How a person starts the program. */
export const PROGRAM: string = 'pnpm fleet'

/** How a person starts a command of it. */
export const commandLine = (command: string): string =>
  SCRIPTS.includes(command) ? `pnpm ${command}` : `${PROGRAM} ${command}`

/** Where the fleet is described. */
export const INVENTORY: string = 'packages/inventory'
