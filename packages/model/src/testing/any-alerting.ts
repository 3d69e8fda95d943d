import fc from 'fast-check'
import type { z } from 'zod/mini'
import type { Alerting, AlertRoute, Receiver } from '../fleet/alerting.ts'
import { anyResources } from './any-resources.ts'
import { anyName } from './any-scalar.ts'

type AlertingInput = z.input<typeof Alerting>
type ReceiverInput = z.input<typeof Receiver>
type RouteInput = z.input<typeof AlertRoute>

/** Any valid way of alerts to people, in a fleet of these clusters. */
export const anyAlerting = (): fc.Arbitrary<(clusters: readonly string[]) => AlertingInput> =>
  fc
    .record({
      receivers: fc.dictionary(anyName, anyReceiver, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
      routes: fc.option(fc.array(anyRoute, { maxLength: 3 }), { nil: undefined }),
      more: fc.record(
        {
          quietHours: fc.record({ from: anyClockTime, to: anyClockTime, timeZone: anyTimeZone }),
          deadMansSwitch: fc.boolean(),
          runbooks: fc.constantFrom(
            'https://git.example.org/me/fleet/src/branch/main/docs/runbooks',
            'http://nas.lan/',
          ),
          resources: anyResources(),
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ receivers, routes, more }) => (clusters) => {
      const all = Object.keys(receivers)
      const conditional = routes?.map(({ cluster, ...route }) => ({
        ...route,
        to: all.slice(0, 1),
        ...(cluster !== undefined && { clusters: [clusters[cluster % clusters.length] ?? ''] }),
      }))
      return {
        receivers,
        ...(conditional && { routes: [...conditional, { to: all }] }),
        ...more,
      }
    })

const bearer = fc.record({ auth: fc.constant('bearer' as const) }, { requiredKeys: [] })

const anyReceiver: fc.Arbitrary<ReceiverInput> = fc.oneof(
  fc.constantFrom(
    ...(['pushover', 'discord', 'slack', 'telegram', 'matrix'] as const).map((type) => ({ type })),
  ),
  fc
    .tuple(fc.constantFrom('ntfy' as const, 'webhook' as const), bearer)
    .map(([type, auth]) => ({ type, ...auth })),
  fc.constant({
    type: 'email' as const,
    to: 'me@example.org',
    from: 'alerts@example.org',
    server: 'smtp.example.org:587',
  }),
)

/** At least one condition, for only the last route has none. */
const anyRoute: fc.Arbitrary<Omit<RouteInput, 'to' | 'clusters'> & { readonly cluster?: number }> = fc
  .record(
    {
      severity: fc.constantFrom('critical' as const, 'warning' as const),
      cluster: fc.nat(),
      namespaces: fc.array(anyName, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: [] },
  )
  .filter((route) => Object.keys(route).length > 0)

const anyClockTime = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))

const anyTimeZone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Argentina/Salta', 'America/Bogota')
