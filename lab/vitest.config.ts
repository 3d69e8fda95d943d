import { defineConfig } from 'vitest/config'

const testsOf = (suites: readonly string[]): string[] => suites.map((suite) => `suites/${suite}/*.test.ts`)

/** Parts that `pnpm lab --changed` leaves out. Their tests are read and not run, so that they are counted as skipped. */
const untouched = testsOf(
  process.env['FLEET_LAB_UNTOUCHED']?.split(',').filter((suite) => suite !== '') ?? [],
)

/** Their figures are of CPU time and memory, which would be worth less with anything beside them. */
const measuring = ['suites/cost/logs.test.ts']

/** Parts whose time goes faster than the clock's: beside each other they wait, beside everything else they would be late. */
const hastened = testsOf(['faults'])

/**
 * Programs take long to start, and some faults last a minute. On a machine that is busy with something else a wait may run out once: what fails twice
 * has failed, and what passed at the second try is said to have.
 */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, retry: 1, pool: 'forks' as const }

/** Parts that run with so many of them at a time, when those before are done. */
const group = (name: string, groupOrder: number, maxWorkers: number) => ({
  name,
  maxWorkers,
  sequence: { groupOrder },
  ...patience,
})

/** No name matches. Vitest takes this for a project too, which its types do not say; without it untouched parts would run. */
const noTest = { testNamePattern: /^(?!)/ }

export default defineConfig({
  test: {
    root: import.meta.dirname,
    projects: [
      {
        test: {
          // Most of the time they wait, for programs and for clocks, so that two cores serve more than two of them.
          ...group('proven', 0, 3),
          include: ['suites/*/*.test.ts'],
          exclude: [...measuring, ...hastened, ...untouched],
        },
      },
      { test: { ...group('hastened', 1, 2), include: hastened, exclude: untouched } },
      { test: { ...group('measured', 2, 1), include: measuring, exclude: untouched } },
      { test: { ...group('untouched', 3, 1), include: untouched, ...noTest } },
    ],
  },
})
