import { defineConfig } from 'vitest/config'

/** Parts whose figures would be worth less with another part beside them. */
const measuring = ['parts/cost/*.test.ts', 'parts/faults/*.test.ts']

/**
 * Programs take long to start, and some faults last a minute. On a machine that is busy with something else a wait may run out once: what fails twice
 * has failed, and what passed at the second try is said to have.
 */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, retry: 1, pool: 'forks' as const }

export default defineConfig({
  test: {
    root: import.meta.dirname,
    projects: [
      {
        test: {
          name: 'proven',
          include: ['parts/*/*.test.ts'],
          exclude: measuring,
          ...patience,
          // They wait most of the time, so that two cores serve two of them.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'measured',
          include: measuring,
          ...patience,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
