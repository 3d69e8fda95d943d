import { z } from 'zod/mini'
import { HttpUrl } from '../scalars/addresses.ts'
import { exactObject, wholeNumber } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'

/** How often a URL is asked that states no interval. */
export const PROBE_INTERVAL = '1m'

const HttpStatus = named(wholeNumber(200, 599, 'the status of an HTTP answer'), 'HttpStatus', {
  description: 'The status of an HTTP answer.',
  examples: [200],
})

const UrlProbeParts = exactObject({
  url: field(HttpUrl, 'The URL that is asked.', 'https://example.org/health'),
  interval: withDefault(Duration, PROBE_INTERVAL, 'How often it is asked, at most every 2m.', '30s'),
  expects: field(
    z.exactOptional(HttpStatus),
    'The only status by which it is up. By default content, a redirect and a demand to sign in are.',
    204,
  ),
  certificate: withDefault(
    z.enum(['trusted', 'any']),
    'trusted',
    '`any` for a certificate that no public authority signed.',
    'any',
  ),
})
export type UrlProbeParts = z.output<typeof UrlProbeParts>

export const UrlProbe = named(z.union([HttpUrl, UrlProbeParts]), 'UrlProbeInput', {
  description:
    'A URL that is asked from inside the cluster by GET: whether it answers, how fast, and until when its certificate is valid.',
})
export type UrlProbe = z.output<typeof UrlProbe>
export type UrlProbeInput = z.input<typeof UrlProbe>
