import { httpRouteTo, ingressRouteTo } from '../../testing/routes.ts'
import { ingress } from '../../testing/ingress.ts'
import { add, own, type Draft } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueRoute } from './unique-route.ts'

const SQUOOSH = { namespace: 'personal-services', service: 'squoosh', port: 8080 }

const again = (route: Draft): Draft => ({
  ...route,
  metadata: { ...(route['metadata'] as object), name: 'again' },
})

const both = (one: Draft, other: Draft) => [...own(one), add('spoke', 'workloads/own.yaml', other)]

const withHost = (draft: Draft): Draft => ({
  ...draft,
  spec: { ...(draft['spec'] as object), hostnames: ['own.example.org'] },
})

const route = ingressRouteTo(SQUOOSH)

testRule(uniqueRoute, {
  valid: [
    { name: 'one host at two entry points', changes: both(route, again(ingressRouteTo(SQUOOSH, 'web'))) },
    { name: 'one host of two kinds', changes: [...ingress(), add('spoke', 'workloads/own.yaml', route)] },
  ],
  invalid: [
    { name: 'a host that two routes of Traefik serve', changes: both(route, again(route)) },
    {
      name: 'a host that two routes of one gateway serve',
      changes: both(
        withHost(httpRouteTo(SQUOOSH, 'internal')),
        again(withHost(httpRouteTo(SQUOOSH, 'internal'))),
      ),
    },
  ],
})
