import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { add, own, set, type Draft } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banExposedStore } from './ban-exposed-store.ts'

const ingress = (
  annotations: Readonly<Record<string, string>> = {},
  ingressClassName = 'traefik',
  [name, number] = ['kube-prometheus-stack-prometheus', 9090] as readonly [string, number],
): Draft => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'own', namespace: 'monitoring', annotations },
  spec: {
    ingressClassName,
    rules: [
      {
        host: 'metrics.example.org',
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number } } } }],
        },
      },
    ],
  },
})

const onHub = (object: Draft) => own(object, 'telemetry', 'hub')

const MIDDLEWARES = { 'traefik.ingress.kubernetes.io/router.middlewares': 'monitoring-own@kubernetescrd' }

const httpRoute = (...parents: readonly string[]): Draft => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'own', namespace: 'monitoring' },
  spec: {
    parentRefs: parents.map((name) => ({ name })),
    rules: [{ backendRefs: [{ name: 'loki-gateway', port: 80 }] }],
  },
})

const ingressRoute = (entryPoint: string): Draft => ({
  apiVersion: 'traefik.io/v1alpha1',
  kind: 'IngressRoute',
  metadata: { name: 'own', namespace: 'monitoring' },
  spec: {
    entryPoints: [entryPoint],
    routes: [{ kind: 'Rule', match: 'Host(`logs.example.org`)', services: [{ name: 'loki', port: 3100 }] }],
  },
})

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
      changes: onHub(ingress({}, 'traefik', ['kube-prometheus-stack-grafana', 80])),
    },
    { name: 'an Ingress of the internal network', changes: onHub(ingress({}, 'internal')) },
    { name: 'an Ingress behind a middleware that is not known', changes: onHub(ingress(MIDDLEWARES)) },
    { name: 'an HTTPRoute of an internal gateway', changes: onHub(httpRoute('envoy-internal')) },
    { name: 'an IngressRoute of the tailnet', changes: onHub(ingressRoute('tailscale')) },
    {
      name: 'an Ingress of a chart of the internal network',
      changes: [gatewayIngress({ ingressClassName: 'internal' })],
    },
  ],
  invalid: [
    { name: 'an Ingress for Prometheus', changes: onHub(ingress()) },
    {
      name: 'an Ingress behind a middleware that asks for no login',
      changes: [
        ...onHub(ingress(MIDDLEWARES)),
        add('hub', 'telemetry/own.yaml', {
          apiVersion: 'traefik.io/v1alpha1',
          kind: 'Middleware',
          metadata: { name: 'own', namespace: 'monitoring' },
          spec: { compress: {} },
        }),
      ],
    },
    { name: 'an HTTPRoute for the gateway of Loki', changes: onHub(httpRoute('traefik-gateway')) },
    { name: 'an IngressRoute for Loki', changes: onHub(ingressRoute('websecure')) },
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
      name: 'a load balancer of the chart of Prometheus',
      changes: [set(HUB_STACK, [...VALUES, 'prometheus', 'service'], { type: 'LoadBalancer' })],
    },
  ],
})
