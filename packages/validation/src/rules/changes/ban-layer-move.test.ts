import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banLayerMove } from './ban-layer-move.ts'

const layer = (name: string) => `spoke Kustomization ${name}`

testChangeRule(banLayerMove, {
  valid: [
    {
      name: 'another name of a Kustomization that deletes nothing',
      before: [
        set(layer('telemetry'), ['spec', 'prune'], false),
        set(layer('telemetry'), ['metadata', 'name'], 'agents'),
      ],
      changes: [
        set(layer('agents'), ['spec', 'prune'], true),
        set(layer('agents'), ['metadata', 'name'], 'telemetry'),
      ],
    },
  ],
  invalid: [
    {
      name: 'another name of a Kustomization',
      before: [set(layer('telemetry'), ['metadata', 'name'], 'agents')],
      changes: [set(layer('agents'), ['metadata', 'name'], 'telemetry')],
      findings: [{ severity: 'warning', object: 'oracle-k3s Kustomization flux-system/telemetry' }],
    },
  ],
})
