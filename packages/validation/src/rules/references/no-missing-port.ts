import type { IContainer } from 'kubernetes-models/v1/Container'
import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { podsIn, ownPodsOf, locatedContainers, type OwnPods, type Pods } from '../../tree/workloads/pods.ts'
import { selects, type Selector } from '../../values/selector.ts'

export const noMissingPort: Rule = {
  id: 'no-missing-port',
  summary: 'Every port that a Service, a NetworkPolicy or a probe refers to is a port of its pods.',
  rationale:
    'Four kinds of places refer to a port by name or number. A wrong one yields a missing endpoint without an error.',
  fix: 'Refer to a port of the pods, by its name or number.',
  check: inEachCluster((cluster, report) => {
    for (const reference of [...servicePorts(cluster), ...policyPorts(cluster)])
      checkReference(cluster, reference, report)
    for (const pods of ownPodsOf(cluster)) checkProbes(pods, report)
  }),
}

type Port = string | number

/** A port that an object refers to, on the pods that it selects. */
interface PortReference {
  readonly located: Located
  readonly selector: Selector
  readonly port: Port
  readonly path: Path
}

const servicePorts = (cluster: ClusterView): PortReference[] =>
  cluster.all('v1/Service').flatMap((located) => {
    const { selector, ports = [] } = located.object.spec ?? {}
    if (!selector) return []
    return ports.map(({ port, targetPort = port }, index) => ({
      located,
      selector: { matchLabels: selector },
      port: targetPort,
      path: ['spec', 'ports', index, 'targetPort'],
    }))
  })

const policyPorts = (cluster: ClusterView): PortReference[] =>
  cluster.all('networking.k8s.io/v1/NetworkPolicy').flatMap((located) => {
    const { podSelector: selector = {}, ingress = [] } = located.object.spec ?? {}
    return ingress.flatMap(({ ports = [] }, rule) =>
      ports.flatMap(({ port }, index) => {
        const path = ['spec', 'ingress', rule, 'ports', index, 'port']
        return port === undefined ? [] : [{ located, selector, port, path }]
      }),
    )
  })

/** Every pod here declares all ports that it listens on. */
const checkReference = (
  cluster: ClusterView,
  { located, selector, port, path }: PortReference,
  report: Report,
): void => {
  for (const pods of podsIn(cluster, namespaceOf(located))) {
    if (!selects(selector, pods.labels)) continue
    if (pods.ports.some(({ name, number }) => name === port || number === port)) continue
    report({
      location: at(located, ...path),
      message: `${nameOf(located)} refers to the port ${port}, which the pods of ${pods.owner} do not have`,
      impact: 'no connection reaches them by it',
      fix: `refer to a port of the pods: ${portsText(pods)}`,
    })
  }
}

const portsText = ({ ports }: Pick<Pods, 'ports'>): string =>
  ports.map(({ name, number }) => (name === undefined ? `${number}` : `${name} (${number})`)).join(', ') ||
  'they declare none'

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const

const checkProbes = (pods: OwnPods, report: Report): void => {
  for (const { container, path } of locatedContainers(pods))
    for (const probe of PROBES) {
      const port = probePort(container, probe)
      if (port === undefined || hasPort(container, port)) continue
      report({
        location: at(pods.controller, ...path, probe),
        message: `the ${probe} of container ${container.name} of ${pods.owner} probes the port ${port}, which the container does not have`,
        impact:
          probe === 'readinessProbe'
            ? 'the pod is never ready'
            : 'the kubelet restarts the pod again and again',
        fix: 'probe a port of the same container',
      })
    }
}

const probePort = (container: IContainer, probe: (typeof PROBES)[number]): Port | undefined => {
  const { httpGet, tcpSocket, grpc } = container[probe] ?? {}
  return httpGet?.port ?? tcpSocket?.port ?? grpc?.port
}

const hasPort = ({ ports = [] }: IContainer, port: Port): boolean =>
  ports.some(({ name, containerPort }) => name === port || containerPort === port)
