import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingLinkedDataSource } from './no-missing-linked-data-source.ts'

const SOURCES = [...VALUES, 'grafana', 'additionalDataSources']

const linkOfLogs = (field: object) =>
  set(
    HUB_STACK,
    [...SOURCES, 0, 'jsonData', 'derivedFields'],
    [{ name: 'Trace', matcherRegex: 'x', ...field }],
  )

const traces = (settings: object) =>
  set(HUB_STACK, [...SOURCES, 1], {
    name: 'Traces',
    uid: 'traces',
    type: 'tempo',
    url: 'http://tempo:3200',
    access: 'proxy',
    isDefault: false,
    editable: false,
    jsonData: settings,
  })

const exemplarLink = (link: object) =>
  set(HUB_STACK, [...VALUES, 'grafana', 'sidecar', 'datasources', 'exemplarTraceIdDestinations'], link)

testRule(noMissingLinkedDataSource, {
  valid: [
    {
      name: 'a field that leads to an address',
      changes: [linkOfLogs({ url: 'https://traces.example.org' })],
    },
    {
      name: 'logs and traces that lead to each other',
      changes: [
        linkOfLogs({ datasourceUid: 'traces' }),
        traces({
          tracesToLogsV2: { datasourceUid: 'loki' },
          tracesToMetrics: { datasourceUid: 'prometheus' },
        }),
      ],
    },
  ],
  invalid: [
    { name: 'a line that leads to no store of traces', changes: [linkOfLogs({ datasourceUid: 'tempo' })] },
    {
      name: 'a span that leads to no store of logs',
      changes: [traces({ tracesToLogsV2: { datasourceUid: 'Loki' } })],
    },
    {
      name: 'a point of a metric that leads to no store of traces',
      changes: [
        exemplarLink({ datasourceUid: 'tempo', traceIdLabelName: 'trace_id' }),
        set(HUB_STACK, [...VALUES, 'prometheus', 'prometheusSpec', 'enableFeatures'], ['exemplar-storage']),
      ],
    },
  ],
})
