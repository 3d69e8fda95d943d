import { KUBELET_PORT } from '../../catalog/scrape-targets.ts'
import type { Program } from '../../catalog/programs/program.ts'
import { grantsTo } from '../../tree/access/rights.ts'
import { releasesOf } from '../../tree/charts/releases-of.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { isK3s } from '../../tree/distribution.ts'
import { serviceMeantBy } from '../../tree/network/services.ts'
import { ownContainersIn } from '../../tree/workloads/containers.ts'
import { endpointIn, variableEndpoints, type Endpoint } from '../../tree/workloads/endpoints.ts'
import { isPrometheus, ownPodsOf, type OwnPods, type Pods } from '../../tree/workloads/pods.ts'
import { isIpv4, isWithin } from '../../values/cidr.ts'
import { collectorsOf } from '../collectors/collectors-of.ts'
import { calledTargets, endpointsOf } from '../collectors/endpoints.ts'
import { podsOfCollector } from '../collectors/pods-of-collector.ts'
import { chartJobsOf } from '../jobs/chart-jobs.ts'
import { storeScrapes } from '../scrapes.ts'

/** What pods connect to that is no pod with a Service. */
export interface Outgoing {
  /** Completes “port 9100 of …”. */
  readonly to: string
  /** One of them is enough. */
  readonly ports: readonly number[]
  /** One of them is enough. By default TCP. */
  readonly protocols?: readonly ('TCP' | 'UDP')[]
  /** Nothing where a tree does not say it. */
  readonly address?: string
}

/** The connections of pods to the API server, to nodes and out of the cluster. */
export const outgoingOf = (cluster: ClusterView, pods: Pods): readonly Outgoing[] => [
  ...(callsApi(cluster, pods) ? [apiServer(cluster)] : []),
  ...(scrapesKubelets(cluster, pods) ? [{ to: 'the kubelets', ports: [KUBELET_PORT] }] : []),
  ...programsOf(cluster, pods).flatMap(({ connects = [] }) => connects),
  ...calledEndpoints(cluster, pods).flatMap((endpoint) => outgoingTo(cluster, pods, endpoint)),
]

/** Whether pods ask the cluster's DNS rather than that of their node or one of their own. */
export const usesClusterDns = (cluster: ClusterView, pods: Pods): boolean =>
  (ownPodsOf(cluster).find((own) => own === pods)?.spec.dnsPolicy ?? CLUSTER_FIRST) === CLUSTER_FIRST

/** Kubernetes' own default. */
const CLUSTER_FIRST = 'ClusterFirst'

/** Whether pods ask for a name, as far as a tree tells. */
export const callsByName = (cluster: ClusterView, pods: Pods): boolean =>
  programsOf(cluster, pods).some(({ connects }) => connects !== undefined) ||
  calledEndpoints(cluster, pods).some(
    ({ host, scheme }) =>
      isName(host) && (serviceMeantBy(cluster, host, pods.namespace) !== undefined || scheme !== undefined),
  )

const isName = (host: string): boolean =>
  !isIpv4(host) && !host.startsWith('${') && host !== 'localhost' && /[a-z]/i.test(host)

/** The Service of the API server leads to its port on the servers, which is what policies see. */
const apiServer = (cluster: ClusterView): Outgoing => ({
  to: 'the API server',
  ports: isK3s(cluster) ? [6443] : [443, 6443],
})

const callsApi = (cluster: ClusterView, pods: Pods): boolean =>
  pods.callsApi === true ||
  ownPodsOf(cluster).some((own) => own === pods && hasToken(cluster, own) && hasRights(cluster, own))

const hasToken = (cluster: ClusterView, { namespace, spec }: OwnPods): boolean =>
  spec.automountServiceAccountToken ??
  cluster.find('v1/ServiceAccount', namespace, accountOf(spec))?.object.automountServiceAccountToken ??
  true

const hasRights = (cluster: ClusterView, { namespace, spec }: OwnPods): boolean =>
  grantsTo(cluster, namespace, accountOf(spec)).length > 0

const accountOf = ({ serviceAccountName, serviceAccount }: OwnPods['spec']): string =>
  serviceAccountName ?? serviceAccount ?? 'default'

const programsOf = (cluster: ClusterView, pods: Pods): readonly Program[] =>
  ownContainersIn(cluster)
    .filter((container) => container.pods === pods)
    .flatMap(({ program }) => program ?? [])

/** Whether they are the Prometheus of a chart that has it scrape the kubelets. */
const scrapesKubelets = (cluster: ClusterView, pods: Pods): boolean =>
  isPrometheus(pods) &&
  releasesOf(cluster, 'kube-prometheus-stack').some((release) =>
    chartJobsOf(release).some(({ part }) => part === 'kubelet'),
  )

const calledEndpoints = (cluster: ClusterView, pods: Pods): readonly Endpoint[] => [
  ...ownPodsOf(cluster)
    .filter((own) => own === pods)
    .flatMap(variableEndpoints)
    .filter(({ host, scheme }) => !isOwnAddress(host, scheme)),
  ...collectorsOf(cluster)
    .readable.filter((collector) => podsOfCollector(cluster, collector).includes(pods))
    .flatMap(endpointsOf),
  ...(isPrometheus(pods) ? storeScrapes(cluster) : []).flatMap(({ config }) =>
    calledTargets(config).flatMap(endpointIn),
  ),
]

/** Programs have variables for the URL that their users know, too, which they do not connect to themselves. */
const isOwnAddress = (host: string, scheme: string | undefined): boolean =>
  (scheme === undefined || /^https?$/.test(scheme)) && host.includes('.') && !isIpv4(host) && !isInside(host)

/** Names that only a cluster's own DNS resolves. */
const isInside = (host: string): boolean => /\.svc(?:\.|$)|\.cluster\.local\.?$/.test(host)

const outgoingTo = (cluster: ClusterView, pods: Pods, { host, port }: Endpoint): readonly Outgoing[] => {
  if (port === undefined) return []
  if (isIpv4(host)) return isLocal(host) ? [] : [{ to: host, ports: [port], address: host }]
  if (host.startsWith('${')) return isNode(host, port) ? [{ to: 'its node', ports: [port] }] : []
  const isOfCluster = isInside(host) || serviceMeantBy(cluster, host, pods.namespace) !== undefined
  return isOfCluster || !host.includes('.') ? [] : [{ to: host, ports: [port] }]
}

/** What a pod reaches without a network, or listens on. */
const isLocal = (host: string): boolean => isWithin(host, '127.0.0.0/8') || host === '0.0.0.0'

/** A variable may hold any address, but on this port only nodes listen. */
const isNode = (host: string, port: number): boolean => port === KUBELET_PORT && !/pod_?ip/i.test(host)
