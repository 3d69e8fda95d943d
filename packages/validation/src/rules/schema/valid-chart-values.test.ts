import { expect } from 'vitest'
import { change, own, set } from '../../testing/sample-trees.ts'
import { validChartValues } from './valid-chart-values.ts'
import { testRule } from '../../testing/test-rule.ts'
import type { Path } from '../../values/location.ts'

const STACK = 'hub HelmRelease kube-prometheus-stack'
const LOKI = 'hub HelmRelease loki'
const COLLECTOR = 'hub HelmRelease opentelemetry-collector'
const VALUES = ['spec', 'values'] as const

/** In one version of the chart or another. */
const TAKEN_BY_TRAEFIK = [
  'additionalArguments: [--log.level=INFO]',
  'certificatesResolvers: {le: {acme: {storage: /data/acme.json}}}',
  'deployment: {kind: DaemonSet}',
  'env: [{name: TZ, value: UTC}]',
  'experimental: {plugins: {bouncer: {moduleName: example.org/bouncer, version: v1.0.0}}}',
  'globalArguments: []',
  'hostNetwork: false',
  'image: {tag: v3.6.2}',
  'ingressRoute: {dashboard: {enabled: true}}',
  'logs: {access: {enabled: true, fields: {general: {defaultmode: keep}}}, general: {level: INFO}}',
  'persistence: {enabled: true, size: 1Gi}',
  'ports: {web: {forwardedHeaders: {trustedIPs: [10.0.0.0/8]}, proxyProtocol: {trustedIPs: [10.0.0.0/8]}}}',
  'ports: {web: {redirections: {entryPoint: {to: websecure, scheme: https}}}}',
  'ports: {websecure: {tls: {enabled: true}, http3: {enabled: true}, transport: {respondingTimeouts: {readTimeout: 0}}}}',
  'providers: {kubernetesCRD: {allowCrossNamespace: true}, kubernetesGateway: {enabled: true}}',
  'resources: {limits: {memory: 128Mi}}',
  'service: {spec: {externalTrafficPolicy: Local}}',
  'tlsOptions: {default: {minVersion: VersionTLS12}}',
  'updateStrategy: {type: RollingUpdate}',
]

const wrong = (object: string, path: Path, value: unknown) => [set(object, path, value)]

const ofTraefik = (values: string) => [
  change('hub HelmChartConfig traefik', ['spec', 'valuesContent'], (text: string) => `${text}${values}\n`),
]

testRule(validChartValues, {
  valid: [
    ...TAKEN_BY_TRAEFIK.map((values) => ({ name: `of Traefik: ${values}`, changes: ofTraefik(values) })),
    {
      name: 'a chart of k3s of which nothing is known',
      changes: own({
        apiVersion: 'helm.cattle.io/v1',
        kind: 'HelmChartConfig',
        metadata: { name: 'metrics-server', namespace: 'kube-system' },
        spec: { valuesContent: 'any: 1' },
      }),
    },
  ],
  invalid: [
    {
      name: 'a key that the chart does not read',
      changes: wrong(LOKI, [...VALUES, 'limits_config'], {}),
    },
    {
      name: 'a value without effect beside another',
      changes: wrong(LOKI, [...VALUES, 'singleBinary', 'persistence', 'volumeClaimsEnabled'], true),
    },
    {
      name: 'resources under the name of the switch',
      changes: wrong(STACK, [...VALUES, 'kubeStateMetrics'], { resources: {} }),
    },
    {
      name: 'an unknown limit of Loki',
      changes: wrong(LOKI, [...VALUES, 'loki', 'limits_config', 'retention'], '7d'),
    },
    {
      name: 'a limit of another type',
      changes: wrong(LOKI, [...VALUES, 'loki', 'limits_config', 'ingestion_rate_mb'], 'much'),
    },
    {
      name: 'a duration without a unit',
      changes: wrong(LOKI, [...VALUES, 'loki', 'limits_config', 'retention_period'], '168'),
    },
    {
      name: 'an unknown index of Loki',
      changes: wrong(LOKI, [...VALUES, 'loki', 'schemaConfig', 'configs', 0, 'store'], 'tsd'),
    },
    {
      name: 'a size that cannot be parsed',
      changes: wrong(STACK, [...VALUES, 'prometheus', 'prometheusSpec', 'retentionSize'], '4 gigs'),
    },
    {
      name: 'a text in the place of a boolean',
      changes: wrong(COLLECTOR, [...VALUES, 'useGOMEMLIMIT'], 'no'),
    },
    {
      name: 'an unknown source of a volume',
      changes: wrong(COLLECTOR, [...VALUES, 'extraVolumes', 0, 'hostpath'], {}),
    },
    {
      name: 'an unknown action of a relabelling',
      changes: wrong(
        STACK,
        [...VALUES, 'kubelet', 'serviceMonitor', 'metricRelabelings', 0, 'action'],
        'take',
      ),
    },
    {
      name: 'an unknown key of a scrape configuration',
      changes: wrong(
        STACK,
        [...VALUES, 'prometheus', 'prometheusSpec', 'additionalScrapeConfigs', 0, 'interval'],
        '15s',
      ),
    },
    {
      name: 'a key that the chart of Traefik does not read',
      changes: wrong(
        'hub HelmChartConfig traefik',
        ['spec', 'valuesContent', 'metrics', 'prometheus', 'addRouterLabels'],
        true,
      ),
    },
    {
      name: 'values of a port beside the ports of Traefik',
      changes: ofTraefik('web: {forwardedHeaders: {trustedIPs: [10.0.0.0/8]}}'),
    },
    {
      name: 'a misspelt key of a port of Traefik',
      changes: ofTraefik('ports: {web: {forwardedHeader: {trustedIPs: [10.0.0.0/8]}}}'),
    },
    {
      name: 'a key inside a text of YAML, by its place there',
      changes: wrong(
        STACK,
        [...VALUES, 'prometheus', 'prometheusSpec', 'additionalConfigString'],
        'retentionsize: 1GB\n',
      ),
      findings: [
        {
          message: expect.stringContaining('additionalConfigString.retentionsize'),
          fix: expect.stringContaining('retentionSize'),
        },
      ],
    },
    {
      name: 'a typo in a key, and names the closest key',
      changes: wrong(LOKI, [...VALUES, 'gatewy'], {}),
      findings: [{ fix: expect.stringContaining('gateway') }],
    },
  ],
})
