import type { EntranceInput, GrafanaInput } from 'observability-fleet'
import { grafanaBackup } from './backups.ts'

/** How browsers reach the services of harbour: cert-manager makes a certificate for each host. */
export const entrances: Record<string, EntranceInput> = {
  lan: { kind: 'Ingress', issuer: 'letsencrypt' },
}

/** Of the mill, which runs a gateway of its own in place of k3s' Traefik. */
export const gateways: Record<string, EntranceInput> = {
  lan: {
    kind: 'HTTPRoute',
    gateway: { name: 'internal', namespace: 'network', section: 'https' },
  },
}

/** Accounts, a database that outlives the pod, and what else Grafana shows. */
export const grafana: GrafanaInput = {
  host: 'grafana.harbour.example',
  oidc: {
    provider: 'authentik',
    url: 'https://auth.harbour.example',
    clientId: 'grafana',
    admins: ['grafana-admins'],
    editors: ['crew'],
  },
  volume: '1Gi',
  backup: grafanaBackup,
  plugins: ['grafana-clock-panel@3.1.0'],
  dataSources: {
    energy: {
      type: 'influxdb',
      url: 'http://meter.harbour.example:8086',
      settings: { version: 'Flux', organization: 'harbour', defaultBucket: 'energy' },
      secrets: ['token'],
    },
  },
  homeDashboard: 'k8s-multicluster-overview',
}
