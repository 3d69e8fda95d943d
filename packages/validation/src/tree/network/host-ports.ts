import { KUBELET_PORT } from '../../catalog/scrape-targets.ts'
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { ObjectOf } from '../../schemas/kinds.ts'
import { at, type Located } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { valueAt } from '../../values/value-at.ts'
import { entryPointsOf, traefikConfigOf, type TraefikConfig } from '../charts/traefik.ts'
import type { ClusterView } from '../cluster-view.ts'
import { nameOf } from '../objects.ts'
import { locatedContainers, ownPodsOf, type OwnPods } from '../workloads/pods.ts'
import { portsOfRelease } from './chart-host-ports.ts'
import { OS_LABEL, type HostPort, type Nodes } from './host-port.ts'
import { hasServiceLb } from './load-balancers.ts'

/** All ports of its nodes that a cluster takes. */
export const hostPortsOf = remembered((cluster: ClusterView): readonly HostPort[] => [
  KUBELET,
  ...ownPodsOf(cluster).flatMap(portsOfPods),
  ...cluster.all('v1/Service').flatMap((service) => portsOfService(cluster, service)),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .flatMap((release) => portsOfRelease(cluster, release)),
  ...portsOfTraefik(cluster, traefikConfigOf(cluster)),
])

const KUBELET: HostPort = { number: KUBELET_PORT, protocol: 'TCP', owner: 'the kubelet', nodes: 'every' }

const portsOfPods = (pods: OwnPods): HostPort[] =>
  locatedContainers(pods)
    .filter(({ path }) => path.at(-2) === 'containers')
    .flatMap(({ container, path }) =>
      (container.ports ?? []).flatMap((port, index) => {
        const number = port.hostPort ?? (pods.isOnHost === true ? port.containerPort : undefined)
        return number === undefined
          ? []
          : [
              {
                number,
                protocol: port.protocol ?? 'TCP',
                owner: `container ${container.name} of ${nameOf(pods.controller)}`,
                location: at(pods.controller, ...path, 'ports', index),
                nodes: nodesOf(pods),
                ...addressOf(port),
              },
            ]
      }),
    )

const addressOf = ({ hostIP }: NonNullable<IContainer['ports']>[number]): Pick<HostPort, 'address'> =>
  hostIP === undefined || hostIP === '' || hostIP === '0.0.0.0' ? {} : { address: hostIP }

const HOSTNAME = 'kubernetes.io/hostname'

const nodesOf = ({ controller, spec }: OwnPods): Nodes => {
  const { [OS_LABEL]: _os, [HOSTNAME]: name, ...others } = spec.nodeSelector ?? {}
  if (name !== undefined) return { name }
  const isEverywhere =
    controller.object.kind === 'DaemonSet' &&
    Object.keys(others).length === 0 &&
    spec.affinity?.nodeAffinity === undefined
  return isEverywhere ? 'every' : undefined
}

/** What a Service takes by its node ports, and by k3s' service load balancer. */
const portsOfService = (cluster: ClusterView, service: Located<ObjectOf<'v1/Service'>>): HostPort[] => {
  const { type, ports, loadBalancerClass } = service.object.spec ?? {}
  const { labels } = service.object.metadata
  const nodes = labels?.[POOL] === undefined ? ('every' as const) : undefined
  const isBalanced = type === 'LoadBalancer' && loadBalancerClass === undefined && hasServiceLb(cluster)
  return (ports ?? []).flatMap(({ port, nodePort, protocol = 'TCP' }, index) =>
    [isBalanced ? port : undefined, nodePort].flatMap((number) =>
      number === undefined
        ? []
        : [
            {
              number,
              protocol,
              owner: nameOf(service),
              location: at(service, 'spec', 'ports', index),
              nodes,
            },
          ],
    ),
  )
}

/** A label that keeps the service load balancer to some nodes. */
const POOL = 'svccontroller.k3s.cattle.io/lbpool'

/** The Traefik of k3s has a Service of the type LoadBalancer, unless its values say otherwise. */
const portsOfTraefik = (cluster: ClusterView, config: TraefikConfig | undefined): HostPort[] => {
  if (!config) return []
  const { values, located } = config
  const type =
    valueAt(values, ['service', 'spec', 'type']) ?? valueAt(values, ['service', 'type']) ?? 'LoadBalancer'
  const isBalanced =
    type === 'LoadBalancer' && valueAt(values, ['service', 'enabled']) !== false && hasServiceLb(cluster)
  const isOnHost = valueAt(values, ['hostNetwork']) === true
  const isEverywhere = valueAt(values, ['deployment', 'kind']) === 'DaemonSet'
  const owner = `the Traefik of ${nameOf(located)}`
  return entryPointsOf(config).flatMap(({ port, exposedPort, isExposed, hostPort, protocol, location }) => {
    const direct = hostPort ?? (isOnHost ? port : undefined)
    return [
      ...(isBalanced && isExposed
        ? [{ number: exposedPort, protocol, owner, location, nodes: 'every' as const }]
        : []),
      ...(direct === undefined
        ? []
        : [
            {
              number: direct,
              protocol,
              owner,
              location,
              nodes: isEverywhere ? ('every' as const) : undefined,
            },
          ]),
    ]
  })
}
