import { withSpec, type Manifest, type Named } from './manifest.ts'
import type { HomeService } from './services.ts'

/** Takes a Secret out of a store; its keys come from the store's item. */
export const externalSecret = (metadata: string | Named, item: string, target?: string): Manifest =>
  withSpec('external-secrets.io/v1', 'ExternalSecret', metadata, {
    secretStoreRef: { kind: 'ClusterSecretStore', name: 'onepassword' },
    ...(target !== undefined && { target: { name: target, creationPolicy: 'Owner' } }),
    dataFrom: [{ extract: { key: item } }],
  })

/** A route of Gateway API to a Service. */
export const httpRoute = (service: HomeService, host: string, port: number, namespace?: string): Manifest =>
  withSpec(
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    { name: service.name, ...(namespace !== undefined && { namespace }) },
    {
      hostnames: [host],
      parentRefs: [{ name: 'envoy-internal', namespace: 'network', sectionName: 'https' }],
      rules: [{ backendRefs: [{ name: service.name, port }] }],
    },
  )

export const certificate = (metadata: string | Named, host: string): Manifest =>
  withSpec('cert-manager.io/v1', 'Certificate', metadata, {
    secretName: `${host.replaceAll('.', '-')}-tls`,
    issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' },
    dnsNames: [host, `*.${host}`],
  })

export const clusterIssuer = (): Manifest =>
  withSpec('cert-manager.io/v1', 'ClusterIssuer', 'letsencrypt', {
    acme: {
      server: 'https://acme-v02.api.letsencrypt.org/directory',
      email: '${ACME_EMAIL:=nobody@example.org}',
      privateKeySecretRef: { name: 'letsencrypt' },
      solvers: [
        { dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare-api', key: 'api-token' } } } },
      ],
    },
  })

export const serviceMonitor = (metadata: string | Named, app: string, port: string): Manifest =>
  withSpec('monitoring.coreos.com/v1', 'ServiceMonitor', metadata, {
    selector: { matchLabels: { 'app.kubernetes.io/name': app } },
    endpoints: [{ port, interval: '1m', scrapeTimeout: '10s', path: '/metrics' }],
  })

interface AlertRule {
  readonly alert: string
  readonly expr: string
  readonly for?: string
  readonly severity?: string
}

export const prometheusRule = (metadata: string | Named, rules: readonly AlertRule[]): Manifest =>
  withSpec('monitoring.coreos.com/v1', 'PrometheusRule', metadata, {
    groups: [
      {
        name: `${typeof metadata === 'string' ? metadata : metadata.name}.rules`,
        rules: rules.map(({ alert, expr, severity = 'critical', ...times }) => ({
          alert,
          annotations: { summary: `${alert} on {{ $labels.instance }}`, description: `{{ $value }}` },
          expr,
          for: times.for ?? '5m',
          labels: { severity },
        })),
      },
    ],
  })
