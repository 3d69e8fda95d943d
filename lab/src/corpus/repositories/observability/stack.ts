import { ociRepository, releaseOf } from '../../flux.ts'
import { type Manifest, kustomization, manifests } from '../../manifest.ts'
import { type Files, under } from '../../repository.ts'
import { namespace, sopsSecret } from '../../workloads.ts'

const selectAll = { ruleSelectorNilUsesHelmValues: false, serviceMonitorSelectorNilUsesHelmValues: false }

const stack: Manifest = releaseOf(
  'kube-prometheus-stack',
  'kube-prometheus-stack',
  {
    crds: { enabled: true },
    grafana: {
      enabled: true,
      defaultDashboardsEnabled: true,
      admin: { existingSecret: 'grafana-admin', userKey: 'user', passwordKey: 'password' },
      sidecar: { dashboards: { enabled: true, searchNamespace: 'ALL', label: 'grafana_dashboard' } },
    },
    alertmanager: { enabled: true },
    kubeProxy: { enabled: false },
    prometheus: {
      prometheusSpec: {
        ...selectAll,
        podMonitorSelectorNilUsesHelmValues: false,
        probeSelectorNilUsesHelmValues: false,
        scrapeConfigSelectorNilUsesHelmValues: false,
        retention: '14d',
        retentionSize: '18GB',
        storageSpec: {
          volumeClaimTemplate: { spec: { resources: { requests: { storage: '20Gi' } } } },
        },
      },
    },
  },
  { install: { crds: 'CreateReplace' }, upgrade: { crds: 'CreateReplace' } },
)

const loki: Manifest = releaseOf('loki', 'loki', {
  deploymentMode: 'SingleBinary',
  loki: {
    auth_enabled: false,
    commonConfig: { replication_factor: 1 },
    storage: { type: 'filesystem' },
    compactor: {
      working_directory: '/var/loki/compactor',
      retention_enabled: true,
      delete_request_store: 'filesystem',
    },
    limits_config: { retention_period: '336h' },
    schemaConfig: {
      configs: [
        {
          from: '2025-01-01',
          store: 'tsdb',
          object_store: 'filesystem',
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
  },
  singleBinary: { replicas: 1, persistence: { size: '20Gi' } },
  read: { replicas: 0 },
  write: { replicas: 0 },
  backend: { replicas: 0 },
  chunksCache: { enabled: false },
  resultsCache: { enabled: false },
})

export const monitoring: Files = under('infrastructure/monitoring', {
  'kustomization.yaml': kustomization({
    namespace: 'monitoring',
    resources: ['namespace.yaml', 'stack.yaml', 'loki.yaml', 'grafana-admin.sops.yaml'],
  }),
  'namespace.yaml': manifests(
    namespace('monitoring', { 'pod-security.kubernetes.io/enforce': 'privileged' }),
  ),
  'stack.yaml': manifests(
    ociRepository(
      'kube-prometheus-stack',
      'ghcr.io/prometheus-community/charts/kube-prometheus-stack',
      '88.5.3',
    ),
    stack,
  ),
  'loki.yaml': manifests(
    ociRepository('loki', 'ghcr.io/grafana-community/helm-charts/loki', '18.11.0'),
    loki,
  ),
  'grafana-admin.sops.yaml': manifests(sopsSecret('grafana-admin', ['user', 'password'])),
})
