import { expect } from 'vitest'
import { change, set, unset } from '../../testing/sample-trees.ts'
import { validCollectorConfig } from './valid-collector-config.ts'
import { testRule } from '../../testing/test-rule.ts'

const SPOKE = 'spoke ConfigMap otel-collector-*'
const KEY = ['data', 'config.yaml'] as const
const HUB = 'hub HelmRelease opentelemetry-collector'
const HUB_CONFIG = ['spec', 'values', 'alternateConfig'] as const
const OPERATORS = [...KEY, 'receivers', 'file_log', 'operators'] as const
const KUBELET = [...KEY, 'receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0] as const

testRule(validCollectorConfig, {
  invalid: [
    {
      name: 'a typo in a key',
      changes: [set(SPOKE, [...KEY, 'receivers', 'file_log', 'start_form'], 'beginning')],
    },
    {
      name: 'a component without a schema',
      changes: [set(HUB, [...HUB_CONFIG, 'receivers', 'filelogs'], { include: ['/x'] })],
      findings: [{ fix: expect.stringContaining('file_log') }],
    },
    {
      name: 'a configuration that is not valid YAML',
      changes: [change(SPOKE, KEY, () => 'receivers: [\nservice: {}\n')],
    },
    {
      name: 'a limit below the minimum in the values of a chart',
      changes: [set(HUB, [...HUB_CONFIG, 'processors', 'memory_limiter', 'limit'], 1)],
    },
    {
      name: 'a connector that ends a pipeline and begins none',
      changes: [
        set(SPOKE, [...KEY, 'connectors'], { span_metrics: { aggregation_cardinality_limit: 100 } }),
        set(SPOKE, [...KEY, 'receivers', 'otlp'], { protocols: { http: {} } }),
        set(SPOKE, [...KEY, 'service', 'pipelines', 'traces'], {
          receivers: ['otlp'],
          processors: ['memory_limiter'],
          exporters: ['span_metrics'],
        }),
      ],
      findings: [{ message: expect.stringContaining('the receiver of no pipeline') }],
    },
    ...(
      [
        ['an unknown section', [...KEY, 'recievers'], {}],
        ['an unknown start_at', [...KEY, 'receivers', 'file_log', 'start_at'], 'start'],
        ['an unknown operator', [...OPERATORS, 2, 'type'], 'moved'],
        ['an unknown key of an operator', [...OPERATORS, 2, 'form'], 'attributes.uid'],
        ['a field without a root', [...OPERATORS, 2, 'to'], 'resources["k8s.pod.uid"]'],
        ['a regular expression that Go cannot parse', [...OPERATORS, 1, 'regex'], '(?P<uid>['],
        ['a number as a duration', [...KEY, 'exporters', 'otlp_http', 'timeout'], 30],
        ['an unknown compression', [...KEY, 'exporters', 'otlp_http', 'compression'], 'gz'],
        [
          'a maximum of a batch below its minimum',
          [...KEY, 'exporters', 'otlp_http', 'sending_queue', 'batch', 'max_size'],
          1,
        ],
        ['a spike above the limit', [...KEY, 'processors', 'memory_limiter', 'spike_limit_mib'], 900],
        [
          'a duplicate pod association',
          [...KEY, 'processors', 'k8s_attributes', 'pod_association', 2],
          { sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] },
        ],
        [
          'unknown metadata of pods',
          [...KEY, 'processors', 'k8s_attributes', 'extract', 'metadata', 0],
          'k8s.deploy.name',
        ],
        [
          'an unknown action of the resource processor',
          [...KEY, 'processors', 'resource', 'attributes', 0, 'action'],
          'set',
        ],
        [
          'an unknown translation strategy',
          [...KEY, 'exporters', 'prometheus_remote_write', 'translation_strategy'],
          'None',
        ],
        ['an unknown action of a relabelling', [...KUBELET, 'metric_relabel_configs', 0, 'action'], 'pick'],
        ['an unknown scheme', [...KUBELET, 'scheme'], 'htps'],
        ['a target with a scheme', [...KUBELET, 'static_configs', 0, 'targets', 0], 'http://10.0.0.26:10250'],
        ['an unknown level of telemetry', [...KEY, 'service', 'telemetry', 'metrics', 'level'], 'high'],
        [
          'a flush_timeout of zero',
          [...KEY, 'exporters', 'otlp_http', 'sending_queue', 'batch', 'flush_timeout'],
          '0s',
        ],
        [
          'logs in a pipeline of metrics',
          [...KEY, 'service', 'pipelines', 'metrics', 'receivers', 5],
          'file_log',
        ],
        ['an empty receiver', [...KEY, 'receivers', 'prometheus/kubelet'], null],
        ['an unknown encoding of logs', [...KEY, 'service', 'telemetry', 'logs', 'encoding'], 'yaml'],
        [
          'a port as a text',
          [...KEY, 'service', 'telemetry', 'metrics', 'readers', 0, 'pull', 'exporter', 'prometheus', 'port'],
          '8888',
        ],
      ] as const
    ).map(([name, path, value]) => ({ name, changes: [set(SPOKE, path, value)] })),
    ...(
      [
        ['an exporter without an endpoint', [...KEY, 'exporters', 'otlp_http', 'endpoint']],
        [
          'a remote write without an endpoint, whose default is a placeholder',
          [...KEY, 'exporters', 'prometheus_remote_write', 'http', 'endpoint'],
        ],
        ['a move without a target', [...OPERATORS, 2, 'to']],
        ['a memory limiter without an interval', [...KEY, 'processors', 'memory_limiter', 'check_interval']],
        ['a pipeline without receivers', [...KEY, 'service', 'pipelines', 'logs', 'receivers']],
      ] as const
    ).map(([name, path]) => ({ name, changes: [unset(SPOKE, path)] })),
  ],
})
