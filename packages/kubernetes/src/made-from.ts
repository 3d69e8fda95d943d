/*
 * The npm package has another file in place of this one: apps/build/bundle/npm-package.ts.
 */

/** What the header of a generated file says that it is made from, and by which command. */
export const MADE_FROM: string = 'packages/inventory'
export const BUILD: string = 'pnpm build'

/** The command that prints the runbook of an alert. */
export const RUNBOOK: string = 'pnpm fleet runbook'
