import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { httpRouteTo, ingressRouteTo, ingressTo } from '../../testing/routes.ts'
import { add, own, set, type Draft } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banExposedStore } from './ban-exposed-store.ts'

const PROMETHEUS = {
  namespace: 'monitoring',
  service: 'kube-prometheus-stack-prometheus',
  port: 9090,
  className: 'traefik',
} as const

const GATEWAY = { namespace: 'monitoring', service: 'loki-gateway', port: 80 } as const

const onHub = (object: Draft) => own(object, 'telemetry', 'hub')

/** An Ingress behind a middleware. */
const behind = (middleware: string) =>
  ingressTo({
    ...PROMETHEUS,
    annotations: { 'traefik.ingress.kubernetes.io/router.middlewares': middleware },
  })

const ingressClass = (name: string) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'IngressClass',
  metadata: { name },
  spec: { controller: `example.org/${name}` },
})

const classOf = (name: string) => add('hub', 'telemetry/own.yaml', ingressClass(name))

const gatewayIngress = (more: object) =>
  set(HUB_LOKI, [...VALUES, 'gateway', 'ingress'], {
    enabled: true,
    hosts: [{ host: 'loki.example.org', paths: [{ path: '/', pathType: 'Prefix' }] }],
    ...more,
  })

testRule(banExposedStore, {
  valid: [
    {
      name: 'an Ingress for Grafana',
      changes: onHub(ingressTo({ ...PROMETHEUS, service: 'kube-prometheus-stack-grafana', port: 80 })),
    },
    {
      name: 'an Ingress of the internal network',
      changes: [...onHub(ingressTo({ ...PROMETHEUS, className: 'internal' })), classOf('internal')],
    },
    { name: 'an Ingress behind a middleware that is not known', changes: onHub(behind('login@file')) },
    { name: 'an HTTPRoute of an internal gateway', changes: onHub(httpRouteTo(GATEWAY, 'envoy-internal')) },
    { name: 'an IngressRoute of the tailnet', changes: onHub(ingressRouteTo(PROMETHEUS, 'tailscale')) },
    {
      name: 'an Ingress of a chart of the internal network',
      changes: [gatewayIngress({ ingressClassName: 'internal' }), ...onHub(ingressClass('internal'))],
    },
  ],
  invalid: [
    {
      name: 'an Ingress for Prometheus',
      changes: onHub(ingressTo(PROMETHEUS)),
      findings: [{ severity: 'error' }],
    },
    {
      name: 'an Ingress of a controller of which the tree does not tell who reaches it',
      changes: [...onHub(ingressTo({ ...GATEWAY, className: 'nginx' })), classOf('nginx')],
      findings: [{ severity: 'warning' }],
    },
    {
      name: 'an Ingress behind a middleware that asks for no login',
      changes: [
        ...onHub(behind('monitoring-own@kubernetescrd')),
        add('hub', 'telemetry/own.yaml', {
          apiVersion: 'traefik.io/v1alpha1',
          kind: 'Middleware',
          metadata: { name: 'own', namespace: 'monitoring' },
          spec: { compress: {} },
        }),
      ],
    },
    { name: 'an HTTPRoute for the gateway of Loki', changes: onHub(httpRouteTo(GATEWAY, 'traefik-gateway')) },
    { name: 'an IngressRoute for Prometheus', changes: onHub(ingressRouteTo(PROMETHEUS, 'websecure')) },
    { name: 'an Ingress of the chart of Loki', changes: [gatewayIngress({})] },
    {
      name: 'an Ingress of the chart of Prometheus',
      changes: [
        set(HUB_STACK, [...VALUES, 'prometheus', 'ingress'], {
          enabled: true,
          hosts: ['metrics.example.org'],
        }),
      ],
    },
    {
      name: 'a route of the chart of Prometheus',
      changes: [
        set(HUB_STACK, [...VALUES, 'prometheus', 'route'], {
          main: { enabled: true, hostnames: ['metrics.example.org'], parentRefs: [{ name: 'public' }] },
        }),
      ],
    },
    {
      name: 'a load balancer for Prometheus',
      changes: onHub({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'own', namespace: 'monitoring' },
        spec: {
          type: 'LoadBalancer',
          selector: { 'app.kubernetes.io/name': 'prometheus' },
          ports: [{ name: 'http', port: 9090, targetPort: 'http-web' }],
        },
      }),
    },
    {
      name: 'a load balancer of the chart of Prometheus',
      changes: [set(HUB_STACK, [...VALUES, 'prometheus', 'service'], { type: 'LoadBalancer' })],
    },
  ],
})
