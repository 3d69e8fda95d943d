import type { Check } from '../check.ts'

export const banConsoleError: Check = {
  id: 'ban-console-error',
  summary: 'The browser reports no error.',
  fix: 'find the panel whose options make it, by `--only UID` and its rows one by one',
  isBroken: true,
  stores: 'all',
  look: ({ consoleErrors }) =>
    [...new Set(consoleErrors)].map((text) => ({ seen: `the console says “${text}”` })),
}
