import type { Path } from '../../values/location.ts'
import { LOKI_COMPONENTS } from './loki-distributed.ts'

/** What a chart's program is called that reads the Secrets which values under some keys name, as declarations name it. */
export const READERS_OF_VALUES: readonly {
  readonly path: Path
  readonly reader: string
  readonly part?: string
}[] = [
  { path: ['grafana'], reader: 'grafana' },
  { path: ['prometheus'], reader: 'prometheus' },
  { path: ['alertmanager'], reader: 'alertmanager' },
  { path: ['thanosRuler'], reader: 'thanos-ruler' },
  { path: ['prometheusOperator'], reader: 'prometheus-operator', part: 'operator' },
  { path: ['kube-state-metrics'], reader: 'kube-state-metrics' },
  { path: ['prometheus-node-exporter'], reader: 'node-exporter' },
  { path: ['gateway'], reader: 'loki-gateway', part: 'gateway' },
  ...['singleBinary', ...LOKI_COMPONENTS].map((component) => ({ path: [component], reader: 'loki' })),
]

/** A value that is the name of a Secret though no general form shows it, or of which more is known. */
export interface SecretValue {
  readonly path: Path
  /** The keys that are read: each is itself a value, beside this one, with the chart's default. */
  readonly keys?: readonly (readonly [beside: string | undefined, byDefault: string])[]
}

/** The charts' own keys, by the name of the HelmRelease. */
export const SECRET_VALUES: Readonly<Record<string, readonly SecretValue[]>> = {
  'kube-prometheus-stack': [
    {
      path: ['grafana', 'admin', 'existingSecret'],
      keys: [
        ['userKey', 'admin-user'],
        ['passwordKey', 'admin-password'],
      ],
    },
    {
      path: ['grafana', 'smtp', 'existingSecret'],
      keys: [
        ['userKey', 'user'],
        ['passwordKey', 'password'],
      ],
    },
    { path: ['grafana', 'ldap', 'existingSecret'], keys: [[undefined, 'ldap-toml']] },
    { path: ['grafana', 'envFromSecret'] },
    { path: ['grafana', 'downloadDashboards', 'envFromSecret'] },
    {
      path: ['alertmanager', 'alertmanagerSpec', 'configSecret'],
      keys: [[undefined, 'alertmanager.yaml']],
    },
  ],
  loki: [{ path: ['gateway', 'basicAuth', 'existingSecret'], keys: [[undefined, '.htpasswd']] }],
}
