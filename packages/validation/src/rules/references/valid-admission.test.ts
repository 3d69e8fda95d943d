import { set } from '../../testing/sample-trees.ts'
import { validAdmission } from './valid-admission.ts'
import { testRule } from '../../testing/test-rule.ts'

const DOOR = 'hub NetworkPolicy prometheus-otlp-external'

testRule(validAdmission, {
  invalid: [
    ...(
      [
        [
          'a door that admits another address than its neighbour',
          ['ingress', 0, 'from', 0, 'ipBlock', 'cidr'],
          '100.64.0.9/32',
        ],
        ['a policy without a direction', ['policyTypes'], []],
        ['a policy that admits to every port', ['ingress', 0, 'ports'], []],
      ] as const
    ).map(([name, path, value]) => ({ name, changes: [set(DOOR, ['spec', ...path], value)] })),
    ...(
      [
        [
          'pods that there are not',
          { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'minifluxx' } } },
        ],
        ['somebody without saying whom', {}],
      ] as const
    ).map(([name, peer]) => ({
      name: `a policy that admits ${name}`,
      changes: [set('spoke NetworkPolicy miniflux-postgres', ['spec', 'ingress', 0, 'from', 0], peer)],
    })),
  ],
})
