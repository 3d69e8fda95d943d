import fc from 'fast-check'
import type { ScrapeInput } from '../fleet/scrape.ts'
import { anyDuration, anyName, anyPath, anyServiceName } from './any-scalar.ts'

const anyPort = fc.integer({ min: 1, max: 65_535 })

const anyTarget = fc
  .record({ name: anyServiceName, port: anyPort })
  .map(({ name, port }) => `${name}.lan.example:${port}`)

const anyMetric = fc.stringMatching(/^[a-z]{1,6}_[a-z]{1,6}(_total)?$/)

const anyPatterns = fc.array(fc.stringMatching(/^[a-z]{1,4}_(\.\*|[a-z]{1,4})$/), {
  minLength: 1,
  maxLength: 2,
})

/** Where it is scraped: on machines or of pods that are in no tree. */
const anyPlace = (namespace: string): fc.Arbitrary<Pick<ScrapeInput, 'targets' | 'pods'>> =>
  fc.oneof(
    fc.uniqueArray(anyTarget, { minLength: 1, maxLength: 3 }).map((targets) => ({ targets })),
    fc.record({
      pods: fc.record({
        namespace: fc.constant(namespace),
        labels: fc.record({ 'app.kubernetes.io/name': anyName.map((name) => `other-${name}`) }),
        port: anyPort,
      }),
    }),
  )

/** Any valid scrape. */
export const anyScrape = (namespace: string): fc.Arbitrary<ScrapeInput> =>
  fc
    .tuple(
      anyPlace(namespace),
      fc.record(
        {
          path: anyPath,
          scheme: fc.constantFrom('http' as const, 'https' as const),
          interval: anyDuration(5, 120),
          auth: fc.constantFrom('bearer' as const, 'basic' as const),
          keep: anyPatterns,
          drop: anyPatterns,
          metrics: fc.uniqueArray(anyMetric, { minLength: 1, maxLength: 5 }),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([place, rest]) => ({ ...place, ...rest }))
