import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { podsIn, ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { containersOfPods } from '../../tree/workloads/containers.ts'
import { selects } from '../../values/selector.ts'
import { servicesOf } from '../../tree/network/services.ts'

export const requireService: Rule = {
  id: 'require-service',
  summary:
    'What serves on a port is behind a Service, which offers it under its own number or that of its protocol.',
  rationale: 'Without its Service, or under another number, a program runs well, and nobody reaches it.',
  example: {
    refused: 'kind: Service\nspec: {ports: [{name: http, port: 8090, targetPort: http}]}',
    accepted: 'kind: Service\nspec: {ports: [{name: http, port: 8080, targetPort: http}]}',
  },
  fix: 'Add a Service that selects the pods, with the number of their port.',
  check: inEachCluster((cluster) => [
    ...ownPodsOf(cluster).flatMap((pods) => unserved(cluster, pods)),
    ...cluster.all('v1/Service').flatMap((service) => renumbered(cluster, service)),
  ]),
}

const unserved = (cluster: ClusterView, pods: OwnPods): Violation[] => {
  const serves =
    /^(Deployment|StatefulSet)$/.test(pods.controller.object.kind) &&
    pods.ports.length > 0 &&
    // A collector has a port for its health only: it pushes.
    !containersOfPods(cluster, pods).some(({ program }) => program?.flags?.known.has('feature-gates'))
  const isServed = servicesOf(cluster).some(
    ({ namespace, selector }) =>
      namespace === pods.namespace && selector && selects({ matchLabels: selector }, pods.labels),
  )
  // One that leads nowhere was meant for somebody: that is another rule's finding.
  const isMeant = servicesOf(cluster).some(
    ({ namespace, selector, placed }) =>
      namespace === pods.namespace &&
      placed !== undefined &&
      selector !== undefined &&
      !podsIn(cluster, namespace).some(({ labels }) => selects({ matchLabels: selector }, labels)),
  )
  return !serves || isServed || isMeant
    ? []
    : [
        {
          location: at(pods.controller, ...pods.path, 'containers', 0, 'ports'),
          message: `no Service leads to the pods of ${pods.owner}`,
          impact: 'it runs, and nobody finds it',
          fix: 'add a Service that selects them',
        },
      ]
}

/** Numbers that a protocol has, whatever the program listens on. */
const OF_PROTOCOLS = [80, 443]

type Service = Located<ObjectOf<'v1/Service'>>

const renumbered = (cluster: ClusterView, service: Service): Violation[] => {
  const { ports = [], selector, type, clusterIP } = service.object.spec ?? {}
  if (ports.length === 0 && type !== 'ExternalName' && clusterIP !== 'None')
    return [
      {
        location: at(service, 'spec', 'ports'),
        message: `${nameOf(service)} has no port`,
        impact: 'the API server refuses it',
        fix: 'add the port of its pods',
      },
    ]
  if (!selector) return []
  const numbers = podsIn(cluster, service.object.metadata.namespace ?? 'default')
    .filter(({ labels }) => selects({ matchLabels: selector }, labels))
    .flatMap((pods) => pods.ports.map(({ number }) => number))
  return numbers.length === 0
    ? []
    : ports.flatMap(({ port }, index) =>
        numbers.includes(port) || OF_PROTOCOLS.includes(port)
          ? []
          : [
              {
                location: at(service, 'spec', 'ports', index, 'port'),
                message: `${nameOf(service)} offers the port ${port}, and its pods have ${[...new Set(numbers)].join(', ')}`,
                impact: 'whoever goes by the program’s own number finds nobody',
                fix: `offer ${numbers[0]}`,
              },
            ],
      )
}
