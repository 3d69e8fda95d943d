import { change, duplicate, set, type Change } from '../../testing/sample-trees.ts'
import { noMissingConfigMap } from './no-missing-config-map.ts'
import { testRule } from '../../testing/test-rule.ts'

const COLLECTOR = 'spoke DaemonSet otel-collector'
const SPEC = ['spec', 'template', 'spec'] as const

/** Mounts a further volume: a collector without its configuration is another rule's finding. */
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

testRule(noMissingConfigMap, {
  invalid: [
    {
      name: 'variables of a missing ConfigMap',
      changes: [
        set(COLLECTOR, [...SPEC, 'containers', 0, 'envFrom'], [{ configMapRef: { name: 'elsewhere' } }]),
      ],
    },
    { name: 'a volume of a missing ConfigMap', changes: mounted({ name: 'elsewhere' }) },
    {
      name: 'a volume of a missing key',
      changes: [
        duplicate('spoke ConfigMap otel-collector-*', 'further'),
        set('spoke ConfigMap further', ['data'], { 'one.yaml': '' }),
        ...mounted({ name: 'further', items: [{ key: 'other.yaml', path: 'other.yaml' }] }),
      ],
    },
  ],
})
