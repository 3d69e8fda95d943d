import fc from 'fast-check'
import type { FleetInput } from '../fleet/fleet.ts'

type Values = NonNullable<FleetInput['values']>

/** Any kind of value of JSON for each chart, under keys that break nothing: a text, numbers, lists, maps, and a null. */
export const anyValues = (): fc.Arbitrary<Values> =>
  fc.record(
    {
      kubePrometheusStack: fc.record({
        grafana: fc.record({
          'grafana.ini': fc.record({ users: fc.record({ default_theme: fc.constantFrom('dark', 'light') }) }),
          podAnnotations: anyAnnotations,
        }),
      }),
      loki: fc.record({
        loki: fc.record({ querier: fc.record({ max_concurrent: fc.integer({ min: 1, max: 8 }) }) }),
        gateway: fc.record({ podAnnotations: anyAnnotations, verboseLogging: fc.boolean() }),
      }),
      opentelemetryCollector: fc.record({ podAnnotations: anyAnnotations, extraEnvsFrom: fc.constant([]) }),
    },
    { requiredKeys: [] },
  )

const anyAnnotations = fc.constantFrom({ 'example.org/team': 'home' }, {}, null)
