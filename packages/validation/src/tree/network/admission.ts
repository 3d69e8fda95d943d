import type { NamedPort } from '../../catalog/charts/chart-contract.ts'
import { isIpv4, isWithin, overlaps } from '../../values/cidr.ts'
import { selects, type Selector } from '../../values/selector.ts'
import type { ClusterView } from '../cluster-view.ts'
import { isK3s } from '../distribution.ts'
import { namespaceOf } from '../objects.ts'
import type { Labels } from '../../values/selector.ts'
import type { IpBlock, Peer, PolicyRule } from './network-policies.ts'

/** A port as a packet has it when policies see it: behind a Service, that of the pods. */
export interface TargetPort {
  readonly number: number
  readonly protocol: 'TCP' | 'UDP'
  /** The ports of the pods by name; nothing where they are not known, and a name may be any. */
  readonly named?: readonly NamedPort[]
}

export const opensPort = ({ ports }: PolicyRule, { number, protocol, named }: TargetPort): boolean =>
  ports.length === 0 ||
  ports.some(({ port, endPort, protocol: opened = 'TCP' }) => {
    if (opened !== protocol) return false
    if (typeof port === 'string')
      return named === undefined || named.some((one) => one.name === port && one.number === number)
    return port === undefined || (number >= port && number <= (endPort ?? port))
  })

/** Pods as the other end of a connection. */
export interface PodPeer {
  readonly namespace: string
  /** Nothing where a tree does not state them. */
  readonly labels?: Labels
  /** Such pods have the address of their node. */
  readonly isOnHost?: boolean
}

/** Whether a rule may admit pods, of which a tree does not tell the addresses. */
export const admitsPods = (cluster: ClusterView, { policy, peers }: PolicyRule, pods: PodPeer): boolean =>
  peers.length === 0 || peers.some((peer) => isMeant(cluster, peer, namespaceOf(policy), pods))

const isMeant = (
  cluster: ClusterView,
  { ipBlock, namespaceSelector, podSelector }: Peer,
  home: string,
  { namespace, labels, isOnHost }: PodPeer,
): boolean => {
  if (ipBlock) return isOnHost === true ? mayHoldNodes(ipBlock) : mayHoldPods(cluster, ipBlock)
  const isOfNamespace = namespaceSelector
    ? mayMatchNamespace(cluster, namespaceSelector, namespace)
    : home === namespace
  return isOfNamespace && (!podSelector || !labels || selects(podSelector, labels))
}

/** Kubernetes gives every namespace this label. */
const NAME = 'kubernetes.io/metadata.name'

/** Of a namespace that is not in the tree, nothing is known but its name. */
const mayMatchNamespace = (cluster: ClusterView, selector: Selector, name: string): boolean => {
  const namespace = cluster.find('v1/Namespace', undefined, name)
  const labels = { ...namespace?.object.metadata.labels, [NAME]: name }
  if (namespace) return selects(selector, labels)
  const { matchLabels = {}, matchExpressions = [] } = selector
  return selects(
    {
      matchLabels: Object.fromEntries(Object.entries(matchLabels).filter(([key]) => key === NAME)),
      matchExpressions: matchExpressions.filter(({ key }) => key === NAME),
    },
    labels,
  )
}

/** What k3s gives pods and Services, unless its options say otherwise. */
const K3S_PODS = ['10.42.0.0/16']
const K3S_SERVICES = '10.43.0.0/16'
/** Any other cluster takes one of these. */
const PRIVATE = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16']

const mayHoldPods = (cluster: ClusterView, block: IpBlock): boolean =>
  !isSingle(block) && (isK3s(cluster) ? K3S_PODS : PRIVATE).some((range) => leavesSome(block, range))

const isSingle = ({ cidr }: IpBlock): boolean => cidr.endsWith('/32')

const leavesSome = ({ cidr, except = [] }: IpBlock, range: string): boolean =>
  overlaps(cidr, range) && !except.some((excepted) => isWithin(range, excepted) || isWithin(cidr, excepted))

const mayHoldNodes = ({ cidr }: IpBlock): boolean =>
  ![...K3S_PODS, K3S_SERVICES].some((range) => isWithin(cidr, range))

/** Whether a rule may admit an address outside of the cluster; without one, any. Network plugins differ in how they see nodes. */
export const admitsAddress = (cluster: ClusterView, { peers }: PolicyRule, address?: string): boolean =>
  peers.length === 0 ||
  (address === undefined && !isK3s(cluster)) ||
  peers.some(({ ipBlock }) => {
    if (!ipBlock) return false
    if (address === undefined || !isIpv4(address)) return mayHoldNodes(ipBlock)
    const { cidr, except = [] } = ipBlock
    return isWithin(address, cidr) && !except.some((excepted) => isWithin(address, excepted))
  })

/** The pods of CoreDNS in k3s. */
export const COREDNS = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } } as const

export const DNS_PORT: TargetPort = { number: 53, protocol: 'UDP' }

/** Where a cache of names on each node listens. */
const LINK_LOCAL = '169.254.0.0/16'

/** Whether a rule may admit questions for the cluster's names. Where it runs no k3s, any peer may answer them. */
export const admitsDns = (cluster: ClusterView, rule: PolicyRule): boolean =>
  opensPort(rule, DNS_PORT) &&
  (!isK3s(cluster) ||
    admitsPods(cluster, rule, COREDNS) ||
    rule.peers.some(({ ipBlock }) => ipBlock && isWithin(ipBlock.cidr, LINK_LOCAL)))
