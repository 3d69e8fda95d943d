import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{packages,apps}/*/{src,mutate}/**/*.test.ts'],
    // Some tests run the whole program many times over, on machines with one slow core too.
    testTimeout: 30_000,
  },
})
