import type { Switch } from './chart-contract.ts'

/** Custom resources that a chart defines. */
interface ChartKinds {
  /** Their API groups. */
  readonly groups: readonly string[]
  /** The values that switch the definitions on: one of them is enough. A chart without them always defines its kinds. */
  readonly when?: readonly Switch[]
}

const crdsEnabled = (byDefault: boolean): readonly Switch[] => [[['crds', 'enabled'], byDefault]]

const installCrds = (byDefault: boolean): Switch => [['installCRDs'], byDefault]

const always = (...groups: readonly string[]): ChartKinds => ({ groups })

const PROMETHEUS_OPERATOR = ['monitoring.coreos.com']

/** The custom resources of the charts that define some, by the chart’s name. */
export const CHART_KINDS: Readonly<Record<string, ChartKinds>> = {
  'actions-runner-controller': always('actions.summerwind.dev'),
  'cert-manager': {
    groups: ['cert-manager.io', 'acme.cert-manager.io'],
    when: [...crdsEnabled(false), installCrds(false)],
  },
  'cloudnative-pg': { groups: ['postgresql.cnpg.io'], when: [[['crds', 'create'], true]] },
  'dragonfly-operator': always('dragonflydb.io'),
  'eck-operator': {
    groups: ['elasticsearch.k8s.elastic.co', 'kibana.k8s.elastic.co', 'logstash.k8s.elastic.co'],
    when: [installCrds(true)],
  },
  'external-secrets': {
    groups: ['external-secrets.io', 'generators.external-secrets.io'],
    when: [installCrds(true)],
  },
  'flux-operator': { groups: ['fluxcd.controlplane.io'], when: [installCrds(true)] },
  'gateway-helm': always('gateway.envoyproxy.io'),
  'gha-runner-scale-set-controller': always('actions.github.com'),
  'grafana-operator': always('grafana.integreatly.org'),
  'intel-device-plugins-operator': always('deviceplugin.intel.com'),
  keda: { groups: ['keda.sh'], when: [[['crds', 'install'], true]] },
  'kube-prometheus-stack': { groups: PROMETHEUS_OPERATOR, when: crdsEnabled(true) },
  kyverno: { groups: ['kyverno.io'], when: [[['crds', 'install'], true]] },
  longhorn: always('longhorn.io'),
  'mariadb-operator': { groups: ['k8s.mariadb.com'], when: crdsEnabled(false) },
  'mariadb-operator-crds': always('k8s.mariadb.com'),
  metallb: { groups: ['metallb.io'], when: crdsEnabled(true) },
  'node-feature-discovery': always('nfd.k8s-sigs.io'),
  'opentelemetry-operator': { groups: ['opentelemetry.io'], when: [[['crds', 'create'], true]] },
  'plugin-barman-cloud': { groups: ['barmancloud.cnpg.io'], when: [[['crds', 'create'], true]] },
  'postgres-operator': always('acid.zalan.do'),
  'prometheus-operator-crds': always(...PROMETHEUS_OPERATOR),
  'rook-ceph': { groups: ['ceph.rook.io', 'objectbucket.io'], when: crdsEnabled(true) },
  'sealed-secrets': always('bitnami.com'),
  'secrets-store-csi-driver': always('secrets-store.csi.x-k8s.io'),
  'strimzi-kafka-operator': always('kafka.strimzi.io'),
  'tailscale-operator': always('tailscale.com'),
  'trust-manager': { groups: ['trust.cert-manager.io'], when: crdsEnabled(true) },
  velero: always('velero.io'),
  'victoria-metrics-k8s-stack': always('operator.victoriametrics.com'),
  'victoria-metrics-operator': always('operator.victoriametrics.com'),
  volsync: { groups: ['volsync.backube'], when: [[['manageCRDs'], true]] },
}
