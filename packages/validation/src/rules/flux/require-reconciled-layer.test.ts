import { set } from '../../testing/sample-trees.ts'
import { requireReconciledLayer } from './require-reconciled-layer.ts'
import { testRule } from '../../testing/test-rule.ts'

const ofTelemetry = (field: string, value: unknown) =>
  set('spoke Kustomization telemetry', ['spec', field], value)

testRule(requireReconciledLayer, {
  valid: [{ name: 'a field that is explicitly off', changes: [ofTelemetry('force', false)] }],
  invalid: [
    { name: 'a layer without pruning', changes: [ofTelemetry('prune', false)] },
    { name: 'a layer that does not wait', changes: [ofTelemetry('wait', undefined)] },
    { name: 'a layer that replaces objects by force', changes: [ofTelemetry('force', true)] },
    { name: 'a layer that renames objects', changes: [ofTelemetry('namePrefix', 'my-')] },
    { name: 'a layer for another namespace', changes: [ofTelemetry('targetNamespace', 'default')] },
  ],
})
