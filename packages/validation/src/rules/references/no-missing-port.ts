import type { IContainer } from 'kubernetes-models/v1/Container'
import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { rulesOf } from '../../tree/network/network-policies.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { podsIn, ownPodsOf, locatedContainers, type OwnPods, type Pods } from '../../tree/workloads/pods.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
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
  /** Whether it is enough that some of the pods have it. */
  readonly isOfAny?: boolean
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
  cluster.all('networking.k8s.io/v1/NetworkPolicy').flatMap((located) =>
    rulesOf(located, 'Ingress').flatMap(({ ports, path }) =>
      ports.flatMap(({ port }, index) =>
        // A person's pods may listen on ports that they do not declare.
        port === undefined || (typeof port === 'number' && !isGenerated(located.file))
          ? []
          : [
              {
                located,
                selector: located.object.spec?.podSelector ?? {},
                port,
                path: [...path.slice(0, -1), 'ports', index, 'port'],
                isOfAny: true,
              },
            ],
      ),
    ),
  )

/** Every pod here declares all ports that it listens on. */
const checkReference = (
  cluster: ClusterView,
  { located, selector, port, path, isOfAny = false }: PortReference,
  report: Report,
): void => {
  const selected = podsIn(cluster, namespaceOf(located)).filter(({ labels }) => selects(selector, labels))
  const lacking = selected.filter(
    ({ ports }) => !ports.some(({ name, number }) => name === port || number === port),
  )
  if (isOfAny && lacking.length < selected.length) return
  for (const pods of isOfAny ? lacking.slice(0, 1) : lacking)
    report({
      location: at(located, ...path),
      message: `${nameOf(located)} refers to the port ${port}, which the pods of ${pods.owner} do not have`,
      impact: 'no connection reaches them by it',
      fix: `refer to a port of the pods: ${portsText(pods)}`,
      // A container may listen on a number that it does not declare, and other pods behind a Service may have a name.
      ...((typeof port === 'number' || lacking.length < selected.length) && { ownSeverity: 'info' as const }),
    })
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
        ...(typeof port === 'number' && { ownSeverity: 'info' as const }),
      })
    }
}

const probePort = (container: IContainer, probe: (typeof PROBES)[number]): Port | undefined => {
  const { httpGet, tcpSocket, grpc } = container[probe] ?? {}
  return httpGet?.port ?? tcpSocket?.port ?? grpc?.port
}

const hasPort = ({ ports = [] }: IContainer, port: Port): boolean =>
  ports.some(({ name, containerPort }) => name === port || containerPort === port)
