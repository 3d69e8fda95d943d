import { ingress } from '../../testing/ingress.ts'
import { add, own, set, type Draft } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingMiddleware } from './no-missing-middleware.ts'

const middleware = (name: string, spec: object): Draft => ({
  apiVersion: 'traefik.io/v1alpha1',
  kind: 'Middleware',
  metadata: { name, namespace: 'rss-system' },
  spec,
})

const login = add('spoke', 'workloads/own.yaml', middleware('login', { basicAuth: { secret: 'users' } }))

const annotated = (names: string) => ingress({ 'traefik.ingress.kubernetes.io/router.middlewares': names })

const route = (name: string): Draft => ({
  apiVersion: 'traefik.io/v1alpha1',
  kind: 'IngressRoute',
  metadata: { name: 'rsshub', namespace: 'rss-system' },
  spec: {
    entryPoints: ['web'],
    routes: [
      {
        kind: 'Rule',
        match: 'Host(`rss.example.org`)',
        middlewares: [{ name }],
        services: [{ name: 'rsshub', port: 'http' }],
      },
    ],
  },
})

const httpRoute: Draft = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'rsshub', namespace: 'rss-system' },
  spec: {
    parentRefs: [{ name: 'public', namespace: 'kube-system' }],
    rules: [
      {
        filters: [
          { type: 'ExtensionRef', extensionRef: { group: 'traefik.io', kind: 'Middleware', name: 'login' } },
        ],
        backendRefs: [{ name: 'rsshub', port: 1200 }],
      },
    ],
  },
}

testRule(noMissingMiddleware, {
  valid: [
    {
      name: 'a Middleware in an annotation',
      changes: [...annotated('rss-system-login@kubernetescrd'), login],
    },
    { name: 'a middleware of another provider', changes: annotated('login@file') },
    { name: 'a Middleware of a route', changes: [...own(route('login')), login] },
  ],
  invalid: [
    { name: 'a missing Middleware in an annotation', changes: annotated('rss-system-login@kubernetescrd') },
    {
      name: 'a Middleware without the name of its provider',
      changes: [...annotated('rss-system-login'), login],
    },
    { name: 'a missing Middleware of a route', changes: own(route('login')) },
    {
      name: 'a missing Middleware in the values of a chart',
      changes: [
        set('hub HelmRelease kube-prometheus-stack', ['spec', 'values', 'grafana', 'ingress'], {
          annotations: {
            'traefik.ingress.kubernetes.io/router.middlewares': 'monitoring-login@kubernetescrd',
          },
        }),
      ],
    },
    { name: 'a missing Middleware in a filter', changes: own(httpRoute) },
    {
      name: 'a missing Middleware in a chain',
      changes: own(middleware('all', { chain: { middlewares: [{ name: 'login' }] } })),
    },
  ],
})
