import type { Command } from './commands.ts'

/*
 * The npm package has another file in place of this one: apps/build/bundle/npm-package.ts.
 */

/** How a person starts the program. */
export const PROGRAM: string = 'pnpm'

/** The commands that it has here. */
export const AVAILABLE: readonly Command[] = ['build', 'check', 'validate']

export const ABOUT =
  'Generates the Flux trees of a fleet of clusters from packages/inventory, and checks trees.'
