import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { nameOf } from '../../tree/objects.ts'
import { isMap, listOf, valueAt } from '../../values/value-at.ts'

export const banExposedService: Rule = {
  id: 'ban-exposed-service',
  summary: 'No Service is opened to the outside but by a fenced node port.',
  rationale:
    'A load balancer of k3s listens on every address of every node, past every policy that speaks of the tailnet.',
  fix: 'Use ClusterIP, or a NodePort with a NetworkPolicy.',
  check: inEachCluster((cluster) => [
    ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap(exposedByValues),
    ...cluster.all('v1/Service').flatMap((service) => {
      const { type, externalIPs, ports } = service.object.spec ?? {}
      const wrong =
        type === 'LoadBalancer' || type === 'ExternalName'
          ? { key: 'type', message: `is of the type ${type}` }
          : (externalIPs ?? []).length > 0
            ? { key: 'externalIPs', message: `answers at ${externalIPs?.join(', ')}` }
            : type === 'NodePort' && ports?.some(({ nodePort }) => nodePort === undefined)
              ? { key: 'ports', message: 'opens a node port that Kubernetes chooses, and nobody fences' }
              : undefined
      return wrong
        ? [
            {
              location: at(service, 'spec', wrong.key),
              message: `${nameOf(service)} ${wrong.message}`,
              impact: 'it is reached from outside, or leads outside, and no policy sees who calls',
              fix: 'use ClusterIP, or a NodePort that says which, with a NetworkPolicy',
            },
          ]
        : []
    }),
  ]),
}

/** A chart's Service is fenced by nobody here, and nobody knows the port that Kubernetes chooses for it. */
const exposedByValues = (release: Located): Violation[] => {
  const below = (value: unknown, path: Path): Violation[] =>
    isMap(value)
      ? Object.entries(value).flatMap(([key, inner]) => {
          const where = [...path, key]
          const isOpen =
            /service$/i.test(key) &&
            isMap(inner) &&
            (OPEN_TYPES.has(String(inner['type'])) || listOf(inner['externalIPs']).length > 0)
          return isOpen ? [exposed(release, where)] : below(inner, where)
        })
      : []
  return below(valueAt(release.object, ['spec', 'values']), ['spec', 'values'])
}

const OPEN_TYPES = new Set(['ExternalName', 'LoadBalancer', 'NodePort'])

const exposed = (release: Located, path: Path): Violation => ({
  location: at(release, ...path),
  message: `${nameOf(release)} has its chart open a Service to the outside: ${path.slice(2).join('.')}`,
  impact: 'it is reached from outside, and no policy sees who calls',
  fix: 'leave it at ClusterIP, and write a Service and a NetworkPolicy of your own beside the chart',
})
