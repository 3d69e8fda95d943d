import { exposedStoresOf } from '../../tree/network/exposed-stores.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const banExposedStore: Rule = {
  id: 'ban-exposed-store',
  summary: 'No route and no load balancer publishes a store that asks nobody who they are.',
  rationale:
    'An Ingress put Prometheus on the public address of Traefik. A policy does not help: it admits Traefik, as it admits every pod.',
  fix: 'Query the store through Grafana. If it must be reached from outside, put a login before it.',
  check: inEachCluster((cluster, report) => {
    for (const { by, store, location, reach } of exposedStoresOf(cluster))
      if (reach === 'public')
        report({
          location,
          message: `${by} publishes ${store}, which asks nobody who they are`,
          impact: 'everybody who reaches a node can read what it stores, and push to it',
          fix: 'remove it, or let a middleware ask for a login',
        })
  }),
}
