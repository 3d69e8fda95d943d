import { defineConfig } from 'vitest/config'

const testsOf = (suites: readonly string[]): string[] => suites.map((suite) => `suites/${suite}/*.test.ts`)

/**
 * Suites that `pnpm lab --changed` leaves out. Their tests are collected and not run, so that they count as skipped.
 */
const untouched = testsOf(
  process.env['FLEET_LAB_UNTOUCHED']?.split(',').filter((suite) => suite !== '') ?? [],
)

/** They measure CPU time and memory, so they run alone. */
const measuring = ['suites/capacity/*.test.ts', 'suites/cost/logs.test.ts', 'suites/cost/gateway.test.ts']

/** Suites with compressed time: beside each other they wait, beside all others they would be late. */
const hastened = testsOf(['credentials', 'faults'])

/**
 * Programs start slowly, and some faults last a minute. On a busy machine a wait may time out once: a test fails after
 * two failures, and the results mark a pass at the second try.
 */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, retry: 1, pool: 'forks' as const }

/** Suites that run with so many at a time, after the groups before. */
const group = (name: string, groupOrder: number, maxWorkers: number) => ({
  name,
  maxWorkers,
  sequence: { groupOrder },
  ...patience,
})

/** Matches no name. Vitest accepts it for a project, against its types; without it untouched suites would run. */
const noTest = { testNamePattern: /^(?!)/ }

export default defineConfig({
  test: {
    root: import.meta.dirname,
    projects: [
      {
        test: {
          // They mostly wait, for programs and for clocks, so two cores serve more than two of them.
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
