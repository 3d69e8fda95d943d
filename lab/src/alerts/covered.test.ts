import { expect, test } from 'vitest'
import { clusters } from '../trees/clusters.ts'
import { objectOf, valueAt } from '../trees/committed.ts'
import { covered } from './covered.ts'

test('every alert fires by a fault', () => {
  const rules = objectOf(clusters.hub.name, 'PrometheusRule', 'fleet-telemetry')
  const groups = valueAt(rules, 'spec', 'groups') as readonly {
    readonly rules: readonly { readonly alert?: string }[]
  }[]
  const alerts = groups.flatMap((group) => group.rules.flatMap(({ alert }) => alert ?? []))
  expect(new Set<string>(Object.values(covered).flat())).toEqual(new Set(alerts))
})
