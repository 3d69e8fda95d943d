import { describe, expect, it } from 'vitest'
import { change, refusedBy } from '../../testing/sample-trees.ts'
import { uniqueListKey } from './unique-list-key.ts'
import { testRule } from '../../testing/test-rule.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

const twice = <Item>(items: readonly Item[]): readonly Item[] => [...items, ...items.slice(0, 1)]

testRule(uniqueListKey, {
  invalid: [
    ...(
      [
        ['a volume', 'spoke DaemonSet otel-collector', ['spec', 'template', 'spec', 'volumes']],
        ['a claim', 'spoke StatefulSet miniflux-postgres', ['spec', 'volumeClaimTemplates']],
        [
          'a volume of a chart',
          'hub HelmRelease opentelemetry-collector',
          ['spec', 'values', 'extraVolumes'],
        ],
        ['a port', 'spoke Deployment kube-state-metrics', [...CONTAINER, 'ports']],
      ] as const
    ).map(([name, object, path]) => ({
      name: `alone refuses ${name} that is there twice`,
      changes: [change(object, path, twice)],
    })),
  ],
})

describe('unique-list-key', () => {
  it('refuses a number that two ports of a container have, unless they are of two protocols', async () => {
    const withOther = (protocol: string) =>
      change('spoke Deployment kube-state-metrics', [...CONTAINER, 'ports'], (ports: readonly object[]) => [
        ...ports,
        { ...ports[0], name: 'other', protocol },
      ])
    expect(await refusedBy(withOther('TCP'))).toContain('unique-list-key')
    expect(await refusedBy(withOther('UDP'))).not.toContain('unique-list-key')
  })

  it.each([
    ['a variable', 'spoke Deployment miniflux', [...CONTAINER, 'env']],
    ['a mount', 'spoke DaemonSet otel-collector', [...CONTAINER, 'volumeMounts']],
  ] as const)('refuses %s that is there twice', async (_, object, path) => {
    expect(await refusedBy(change(object, path, twice))).toContain('unique-list-key')
  })
})
