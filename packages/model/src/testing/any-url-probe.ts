import fc from 'fast-check'
import type { ClusterInput } from '../fleet/cluster.ts'
import type { UrlProbeInput } from '../fleet/url-probe.ts'
import { BUILT_INS, BUILT_IN_NAMES, type BuiltIn } from '../scrape-targets/built-in.ts'
import { anyDuration, anyName } from './any-scalar.ts'

/** Those that any cluster may have: the hub's CoreDNS is scraped anyway. */
export const anyBuiltInScrapes: fc.Arbitrary<ClusterInput['builtInScrapes'] & {}> = fc
  .subarray(BUILT_IN_NAMES, { minLength: 1 })
  .map((words) => words.filter((word) => !(BUILT_INS[word] as BuiltIn).isScrapedOnHub))
  .filter((words) => words.length > 0)

const anyUrl = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    name: anyName,
    port: fc.constantFrom('', ':8443'),
    rest: fc.constantFrom('/', '/health?deep=1&cost=$5', ''),
  })
  .map(({ scheme, name, port, rest }) => `${scheme}://${name}.probed.example${port}${rest}`)

/** Any valid probe of a URL. */
export const anyUrlProbe: fc.Arbitrary<UrlProbeInput> = fc.oneof(
  anyUrl,
  fc.record(
    {
      url: anyUrl,
      interval: anyDuration(5, 120),
      expects: fc.integer({ min: 200, max: 599 }),
      certificate: fc.constantFrom('trusted' as const, 'any' as const),
    },
    { requiredKeys: ['url'] },
  ),
)

/** Without those of a URL that an earlier one asks. */
export const ofEachUrlOnce = (probes: Record<string, UrlProbeInput>): Record<string, UrlProbeInput> =>
  Object.fromEntries(
    [...Map.groupBy(Object.entries(probes), ([, probe]) => (typeof probe === 'string' ? probe : probe.url))]
      .map(([, [first]]) => first)
      .filter((entry) => entry !== undefined),
  )
