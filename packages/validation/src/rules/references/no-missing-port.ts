import type { IContainer } from 'kubernetes-models/v1/Container'
import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { podsIn, ownPodsOf, placedContainers, type OwnPods, type Pods } from '../../tree/workloads/pods.ts'
import { selects, type Selector } from '../../values/selector.ts'

export const noMissingPort: Rule = {
  id: 'no-missing-port',
  summary: 'Every port that a Service, a NetworkPolicy or a probe refers to is one that the pods have.',
  rationale:
    'Ports are referred to by name or number in four places, and a wrong one is an endpoint that silently is not there.',
  example: {
    refused: 'ports:\n  - { name: http, port: 80, targetPort: web }   # the container calls it http\n',
    accepted: 'ports:\n  - { name: http, port: 80, targetPort: http }\n',
  },
  fix: 'Refer to a port of the pods, by its name or number.',
  check: inEachCluster((cluster) => [
    ...[...servicePorts(cluster), ...policyPorts(cluster)].flatMap((reference) =>
      unknownPorts(cluster, reference),
    ),
    ...ownPodsOf(cluster).flatMap(unknownProbePorts),
  ]),
}

type Port = string | number

/** A port that an object refers to, on the pods that it selects. */
interface PortReference {
  readonly placed: Located
  readonly selector: Selector
  readonly port: Port
  readonly path: Path
}

const servicePorts = (cluster: ClusterView): PortReference[] =>
  cluster.all('v1/Service').flatMap((placed) => {
    const { selector, ports = [] } = placed.object.spec ?? {}
    if (!selector) return []
    return ports.map(({ port, targetPort = port }, index) => ({
      placed,
      selector: { matchLabels: selector },
      port: targetPort,
      path: ['spec', 'ports', index, 'targetPort'],
    }))
  })

const policyPorts = (cluster: ClusterView): PortReference[] =>
  cluster.all('networking.k8s.io/v1/NetworkPolicy').flatMap((placed) => {
    const { podSelector: selector = {}, ingress = [] } = placed.object.spec ?? {}
    return ingress.flatMap(({ ports = [] }, rule) =>
      ports.flatMap(({ port }, index) => {
        const path = ['spec', 'ingress', rule, 'ports', index, 'port']
        return port === undefined ? [] : [{ placed, selector, port, path }]
      }),
    )
  })

/** Every pod here declares each port that it is reached by. */
const unknownPorts = (cluster: ClusterView, { placed, selector, port, path }: PortReference): Violation[] =>
  podsIn(cluster, namespaceOf(placed))
    .filter(({ labels }) => selects(selector, labels))
    .filter(({ ports }) => !ports.some(({ name, number }) => name === port || number === port))
    .map((pods) => ({
      location: at(placed, ...path),
      message: `${nameOf(placed)} refers to the port ${port}, which the pods of ${pods.owner} do not have`,
      impact: 'no connection reaches them by it',
      fix: `refer to one that they have: ${portsText(pods)}`,
    }))

const portsText = ({ ports }: Pick<Pods, 'ports'>): string =>
  ports.map(({ name, number }) => (name === undefined ? `${number}` : `${name} (${number})`)).join(', ') ||
  'they declare none'

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const

const unknownProbePorts = (pods: OwnPods): Violation[] =>
  placedContainers(pods).flatMap(({ container, path }) =>
    PROBES.flatMap((probe): Violation[] => {
      const port = probePort(container, probe)
      if (port === undefined || hasPort(container, port)) return []
      return [
        {
          location: at(pods.controller, ...path, probe),
          message: `the ${probe} of container ${container.name} asks the port ${port}, which it does not have`,
          impact:
            probe === 'readinessProbe' ? 'the pod is never ready' : 'the kubelet restarts the pod for ever',
          fix: 'probe a port of the same container',
        },
      ]
    }),
  )

const probePort = (container: IContainer, probe: (typeof PROBES)[number]): Port | undefined => {
  const { httpGet, tcpSocket, grpc } = container[probe] ?? {}
  return httpGet?.port ?? tcpSocket?.port ?? grpc?.port
}

const hasPort = ({ ports = [] }: IContainer, port: Port): boolean =>
  ports.some(({ name, containerPort }) => name === port || containerPort === port)
