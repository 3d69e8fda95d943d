import { describe, expect, it } from 'vitest'
import { change, duplicate, refusedBy, set, type Change } from '../../testing/sample-trees.ts'

const COLLECTOR = 'spoke DaemonSet otel-collector'
const SPEC = ['spec', 'template', 'spec'] as const

/** A further volume, since a collector without its configuration is another rule's. */
const mounted = (configMap: object): readonly Change[] => [
  change<readonly object[]>(COLLECTOR, [...SPEC, 'volumes'], (volumes) => [
    ...volumes,
    { name: 'further', configMap },
  ]),
  change<readonly object[]>(COLLECTOR, [...SPEC, 'containers', 0, 'volumeMounts'], (mounts) => [
    ...mounts,
    { name: 'further', mountPath: '/etc/further', readOnly: true },
  ]),
]

describe('no-missing-config-map', () => {
  it('refuses a volume of a ConfigMap that nobody makes', async () => {
    expect(await refusedBy(...mounted({ name: 'elsewhere' }))).toEqual(['no-missing-config-map'])
  })

  it('refuses a volume of a key that its ConfigMap lacks', async () => {
    expect(
      await refusedBy(
        duplicate('spoke ConfigMap otel-collector-*', 'further'),
        set('spoke ConfigMap further', ['data'], { 'one.yaml': '' }),
        ...mounted({ name: 'further', items: [{ key: 'other.yaml', path: 'other.yaml' }] }),
      ),
    ).toEqual(['no-missing-config-map'])
  })

  it('refuses a variable from a ConfigMap that nobody makes', async () => {
    expect(
      await refusedBy(
        set(COLLECTOR, [...SPEC, 'containers', 0, 'envFrom'], [{ configMapRef: { name: 'elsewhere' } }]),
      ),
    ).toEqual(['no-missing-config-map'])
  })
})
