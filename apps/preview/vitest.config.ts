import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // The others need no browser, and are tests of the workspace.
    include: ['src/**/*.drawn.test.ts'],
    // `.ci/run` counts the tests by the second.
    reporters: ['default', ['json', { outputFile: 'node_modules/.vitest/results.json' }]],
  },
})
