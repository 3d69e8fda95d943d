import { pushServer } from './push-gateway.ts'
import { add, change, type Change } from './sample-trees.ts'

const NAME = 'relay'
const metadata = { name: NAME, namespace: 'monitoring', labels: { 'app.kubernetes.io/name': NAME } }

const CONFIG = `receivers:
  otlp: { protocols: { http: { endpoint: 0.0.0.0:4318 } } }
exporters:
  otlp_http: { endpoint: 'http://loki.monitoring.svc:3100/otlp' }
service:
  pipelines:
    logs: { receivers: [otlp], exporters: [otlp_http] }
`

/** A collector on the hub that takes lines by OTLP, and adds nothing to them. */
export const otlpCollector: readonly Change[] = [
  add(
    'hub',
    'telemetry/relay.yaml',
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'config.yaml': CONFIG } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        selector: metadata.labels,
        ports: [{ name: 'otlp-http', port: 4318, targetPort: 'otlp-http' }],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 1,
        selector: { matchLabels: metadata.labels },
        template: {
          metadata: { labels: metadata.labels },
          spec: {
            containers: [
              {
                name: 'otel-collector',
                image: 'otel/opentelemetry-collector-contrib:0.160.0',
                args: ['--config=/etc/otelcol/config.yaml'],
                ports: [{ name: 'otlp-http', containerPort: 4318 }],
                volumeMounts: [{ name: 'config', mountPath: '/etc/otelcol' }],
              },
            ],
            volumes: [{ name: 'config', configMap: { name: NAME } }],
          },
        },
      },
    },
  ),
  change('hub telemetry/kustomization.yaml', ['resources'], (resources: readonly string[]) => [
    ...resources,
    'relay.yaml',
  ]),
]

/** The gateway passes what the spokes push to that collector. */
export const behindGateway: Change = pushServer((server) =>
  server.replace(/proxy_pass http:\/\/[^$]+\$uri;/, 'proxy_pass http://relay.monitoring.svc:4318/v1/logs;'),
)
