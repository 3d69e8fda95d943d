import { withValue } from '../document-path.ts'
import type { Site } from '../site.ts'
import { atSites } from './at-sites.ts'

type Fields = Readonly<Record<string, unknown>>

const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isServiceSpec = ({ file, document, keys }: Site): boolean =>
  keys.length === 1 &&
  keys[0] === 'spec' &&
  (file.objects[document] as { readonly kind?: unknown }).kind === 'Service'

/** Among a chart's values. */
const isServiceValue = ({ keys, value }: Site): boolean =>
  /service$/i.test(String(keys.at(-1))) && keys.includes('values') && isMap(value)

const OPENINGS: readonly Fields[] = [
  { type: 'LoadBalancer' },
  { type: 'NodePort' },
  { externalIPs: ['203.0.113.7'] },
  { externalTrafficPolicy: 'Local' },
  { loadBalancerSourceRanges: ['203.0.113.0/24'] },
]

export const exposeService = atSites(
  'expose-service',
  'a Service that was opened for a look from outside',
  (site) => isServiceSpec(site) || isServiceValue(site),
  (site, random) => {
    const { value } = site
    const opening = random.one(isServiceSpec(site) ? OPENINGS : OPENINGS.slice(0, 2))
    const opened = { ...(value as Fields), ...opening }
    return Object.entries(opening).every(([key, field]) => (value as Fields)[key] === field)
      ? undefined
      : { message: JSON.stringify(opening), to: (holder, key) => withValue(holder, key, opened) }
  },
)

/** Maps of TLS settings, by a key that they have, and the setting that turns verification off. */
const UNVERIFIED: readonly (readonly [key: string, setting: Fields])[] = [
  ['ca_file', { insecure_skip_verify: true }],
  ['job_name', { scheme: 'https', tls_config: { insecure_skip_verify: true } }],
  ['endpoint', { tls: { insecure_skip_verify: true } }],
  ['honorLabels', { scheme: 'https', tlsConfig: { insecureSkipVerify: true } }],
  ['ref', { insecure: true }],
  ['auth_type', { insecure_skip_verify: true }],
]

const unverified = ({ value }: Site): Fields | undefined =>
  isMap(value) ? UNVERIFIED.find(([key]) => Object.hasOwn(value, key))?.[1] : undefined

export const skipVerification = atSites(
  'skip-verification',
  'certificate verification that was turned off to silence an error',
  (site) => unverified(site) !== undefined,
  (site) => {
    const setting = unverified(site)
    return (
      setting && {
        message: JSON.stringify(setting),
        to: (holder, key) => withValue(holder, key, { ...(site.value as Fields), ...setting }),
      }
    )
  },
)
