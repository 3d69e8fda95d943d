import { ingress } from '../../testing/ingress.ts'
import { add, own, type Draft } from '../../testing/sample-trees.ts'
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
      name: 'a missing Middleware in a chain',
      changes: own(middleware('all', { chain: { middlewares: [{ name: 'login' }] } })),
    },
  ],
})
