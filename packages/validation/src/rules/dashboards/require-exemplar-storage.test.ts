import { expect } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireExemplarStorage } from './require-exemplar-storage.ts'

const link = (datasourceUid: string) =>
  set(HUB_STACK, [...VALUES, 'grafana', 'sidecar', 'datasources', 'exemplarTraceIdDestinations'], {
    datasourceUid,
    traceIdLabelName: 'trace_id',
  })

const features = (...names: readonly string[]) =>
  set(HUB_STACK, [...VALUES, 'prometheus', 'prometheusSpec', 'enableFeatures'], names)

testRule(requireExemplarStorage, {
  valid: [
    { name: 'points that Prometheus stores', changes: [link('loki'), features('exemplar-storage')] },
    { name: 'a Prometheus that stores points for others', changes: [features('exemplar-storage')] },
  ],
  invalid: [
    {
      name: 'points that lead to traces, and are not stored',
      changes: [link('loki')],
      findings: [{ severity: 'error', message: expect.stringContaining('stores no exemplars') }],
    },
    {
      name: 'another feature of Prometheus',
      changes: [link('loki'), features('memory-snapshot-on-shutdown')],
    },
  ],
})
