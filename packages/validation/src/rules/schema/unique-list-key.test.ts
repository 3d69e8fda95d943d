import { describe, expect, it } from 'vitest'
import { change, refusedBy } from '../../testing/sample-trees.ts'
import { uniqueListKey } from './unique-list-key.ts'
import { testRule } from '../../testing/test-rule.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

const twice = <Item>(items: readonly Item[]): readonly Item[] => [...items, ...items.slice(0, 1)]

testRule(uniqueListKey, {
  invalid: [
    {
      name: 'two ports with the same name',
      changes: [change('spoke Deployment kube-state-metrics', [...CONTAINER, 'ports'], twice)],
    },
    {
      name: 'two volumes with the same name',
      changes: [change('spoke DaemonSet otel-collector', ['spec', 'template', 'spec', 'volumes'], twice)],
    },
    {
      name: 'two claims with the same name',
      changes: [change('spoke StatefulSet miniflux-postgres', ['spec', 'volumeClaimTemplates'], twice)],
    },
    {
      name: 'two volumes of a chart with the same name',
      changes: [change('hub HelmRelease opentelemetry-collector', ['spec', 'values', 'extraVolumes'], twice)],
    },
  ],
})

describe('unique-list-key', () => {
  it('refuses two ports with the same number, unless their protocols differ', async () => {
    const withOther = (protocol: string) =>
      change('spoke Deployment kube-state-metrics', [...CONTAINER, 'ports'], (ports: readonly object[]) => [
        ...ports,
        { ...ports[0], name: 'other', protocol },
      ])
    expect(await refusedBy(withOther('TCP'))).toContain('unique-list-key')
    expect(await refusedBy(withOther('UDP'))).not.toContain('unique-list-key')
  })

  it.each([
    ['variables', 'spoke Deployment miniflux', [...CONTAINER, 'env']],
    ['mounts', 'spoke DaemonSet otel-collector', [...CONTAINER, 'volumeMounts']],
  ] as const)('refuses two %s with the same key', async (_, object, path) => {
    expect(await refusedBy(change(object, path, twice))).toContain('unique-list-key')
  })
})
