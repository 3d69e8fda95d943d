import { defineConfig } from 'vitest/config'

/** Some tests run the whole program many times over, on machines with one slow core too. */
const testTimeout = 120_000

export default defineConfig({
  test: {
    // `.ci/run` counts the tests by the second.
    reporters: ['default', ['json', { outputFile: 'node_modules/.vitest/results.json' }]],
    projects: [
      {
        test: {
          name: 'packages',
          include: ['packages/*/src/**/*.test.ts'],
          testTimeout,
          // They share nothing that a test changes; to load all rules anew for each file takes longer than the tests do.
          isolate: false,
        },
      },
      {
        test: {
          name: 'apps',
          include: ['apps/*/{bundle,src}/**/*.test.ts', 'tools/*/**/*.test.ts'],
          // Drawn in a browser, with packages of its own: `pnpm verify:preview` runs them.
          exclude: ['**/*.drawn.test.ts', '**/node_modules/**'],
          testTimeout,
        },
      },
      // Of the lab only what needs no engine: `pnpm lab` runs the rest.
      { test: { name: 'lab', include: ['lab/src/**/*.test.ts'], testTimeout } },
    ],
  },
})
