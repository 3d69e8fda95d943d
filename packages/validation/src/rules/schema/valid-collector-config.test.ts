import { describe, expect, it } from 'vitest'
import { change, findingsAfter, set, unset } from '../../testing/sample-trees.ts'
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
      name: 'a configuration that is no YAML',
      changes: [change(SPOKE, KEY, () => 'receivers: [\nservice: {}\n')],
    },
    {
      name: 'checks what a chart is given as its whole configuration',
      changes: [set(HUB, [...HUB_CONFIG, 'processors', 'memory_limiter', 'limit'], 1)],
    },
    ...(
      [
        ['a misspelt key', [...KEY, 'receivers', 'file_log', 'start_form'], 'beginning'],
        ['a section that there is not', [...KEY, 'recievers'], {}],
        ['a place to start that there is not', [...KEY, 'receivers', 'file_log', 'start_at'], 'start'],
        ['an operator that there is not', [...OPERATORS, 2, 'type'], 'moved'],
        ['an operator’s unknown key', [...OPERATORS, 2, 'form'], 'attributes.uid'],
        ['a field that leads nowhere', [...OPERATORS, 2, 'to'], 'resources["k8s.pod.uid"]'],
        ['an expression that Go cannot read', [...OPERATORS, 1, 'regex'], '(?P<uid>['],
        ['a number as a duration', [...KEY, 'exporters', 'otlp_http', 'timeout'], 30],
        ['a compression that there is not', [...KEY, 'exporters', 'otlp_http', 'compression'], 'gz'],
        [
          'a batch above its own size',
          [...KEY, 'exporters', 'otlp_http', 'sending_queue', 'batch', 'max_size'],
          1,
        ],
        ['a spike above the limit', [...KEY, 'processors', 'memory_limiter', 'spike_limit_mib'], 900],
        [
          'a way to find pods that is there twice',
          [...KEY, 'processors', 'k8s_attributes', 'pod_association', 2],
          { sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] },
        ],
        [
          'metadata that a pod does not have',
          [...KEY, 'processors', 'k8s_attributes', 'extract', 'metadata', 0],
          'k8s.deploy.name',
        ],
        ['an action that there is not', [...KEY, 'processors', 'resource', 'attributes', 0, 'action'], 'set'],
        [
          'a strategy that there is not',
          [...KEY, 'exporters', 'prometheus_remote_write', 'translation_strategy'],
          'None',
        ],
        ['a relabelling that there is not', [...KUBELET, 'metric_relabel_configs', 0, 'action'], 'pick'],
        ['a scheme that there is not', [...KUBELET, 'scheme'], 'htps'],
        ['a target with a scheme', [...KUBELET, 'static_configs', 0, 'targets', 0], 'http://10.0.0.26:10250'],
        ['a level that there is not', [...KEY, 'service', 'telemetry', 'metrics', 'level'], 'high'],
        [
          'batches that wait for no time',
          [...KEY, 'exporters', 'otlp_http', 'sending_queue', 'batch', 'flush_timeout'],
          '0s',
        ],
        [
          'logs in a pipeline of metrics',
          [...KEY, 'service', 'pipelines', 'metrics', 'receivers', 5],
          'file_log',
        ],
        ['a receiver with nothing in it', [...KEY, 'receivers', 'prometheus/kubelet'], null],
        ['an encoding that there is not', [...KEY, 'service', 'telemetry', 'logs', 'encoding'], 'yaml'],
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
          'a remote write without one, whose default is a placeholder',
          [...KEY, 'exporters', 'prometheus_remote_write', 'http', 'endpoint'],
        ],
        ['a move to nowhere', [...OPERATORS, 2, 'to']],
        ['a limiter that never checks', [...KEY, 'processors', 'memory_limiter', 'check_interval']],
        ['a pipeline without receivers', [...KEY, 'service', 'pipelines', 'logs', 'receivers']],
      ] as const
    ).map(([name, path]) => ({ name, changes: [unset(SPOKE, path)] })),
  ],
})

describe('valid-collector-config', () => {
  it('refuses an old name, and says the new one', async () => {
    const [finding] = await findingsAfter(
      set(HUB, [...HUB_CONFIG, 'receivers', 'filelog'], { include: ['/x'] }),
    )
    expect(finding).toMatchObject({
      rule: 'valid-collector-config',
      message: expect.stringContaining('file_log'),
    })
  })
})
