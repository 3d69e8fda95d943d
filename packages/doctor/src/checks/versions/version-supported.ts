import { JOB, K3S_NAMESPACE, SUPPORTED_VERSIONS } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found, Symptom } from '../../diagnosis.ts'
import { symptomsOf } from '../../flux/appliers.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { nodesOf, nodeSubject, type Node } from '../../live/nodes.ts'
import { resourceOf, subjectOf } from '../../live/objects.ts'
import { workloadsOf, type Workload } from '../../live/workloads.ts'
import { compared, versionIn, type Version } from './version.ts'

const { flux: FLUX, kubernetes: KUBERNETES, traefikChart: TRAEFIK } = SUPPORTED_VERSIONS

export const versionSupported: Check = {
  id: 'version-supported',
  of: 'cluster',
  title: 'Kubernetes, Flux and Traefik have versions for which the trees are made.',
  rationale:
    'An older Flux does not know the kinds of the tree, and applies none of it; an older Kubernetes lets Flux fail; another Traefik takes the values of the tree in another way.',
  byHand: [
    'kubectl --context CONTEXT version',
    'flux version --context CONTEXT',
    'kubectl --context CONTEXT get nodes',
  ],
  needs: ['nodes', 'workloads'],
  check: async (cluster, fleet) => {
    const [kubernetes, nodes, workloads, ociRepositories] = await Promise.all([
      kubernetesOf(cluster),
      nodesOf(cluster),
      workloadsOf(cluster, fleet),
      resourceOf(cluster.api, { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'OCIRepository' }),
    ])
    const flux = fluxOf(workloads, fleet)
    const faults = [
      flux ? fluxFault(cluster, flux) : undefined,
      flux || ociRepositories ? undefined : oldFlux(cluster),
      kubernetes && flux ? kubernetesFault(kubernetes, flux) : undefined,
      ...(kubernetes ? nodes.map((node) => kubeletFault(node, kubernetes)) : []),
      ...workloads.map((one) => traefikFault(cluster, one)),
    ].filter((fault) => fault !== undefined)
    return faults.map((fault) => ({ cluster: cluster.name, ...fault }))
  },
}

type Fault = Omit<Found, 'cluster'>

/** A version, and how it was asked. */
interface Seen {
  readonly version: Version
  readonly evidence: Evidence
}

const seen = (asked: string, text: string | undefined): Seen | undefined => {
  const version = versionIn(text)
  return version && { version, evidence: { asked, seen: text ?? '' } }
}

const kubernetesOf = async ({ api }: LiveCluster): Promise<Seen | undefined> => {
  const answer = (await api.get('/version')) as { readonly gitVersion?: string } | undefined
  return seen('/version .gitVersion', answer?.gitVersion)
}

/** `flux bootstrap` writes the version of Flux into the labels of its controllers. */
const fluxOf = (workloads: readonly Workload[], { fleet }: LiveFleet): Seen | undefined => {
  const controller = workloads.find(
    ({ kind, metadata }) =>
      kind === 'Deployment' &&
      metadata.name === JOB.sourceController &&
      metadata.namespace === fleet.gitops.source.namespace,
  )
  const label = 'app.kubernetes.io/version'
  return controller && seen(`${subjectOf(controller)} label ${label}`, controller.metadata.labels?.[label])
}

const UPGRADE = 'docs/upgrade.md says how'

const fluxFault = (cluster: LiveCluster, { version, evidence }: Seen): Fault | undefined => {
  if (compared(version, FLUX.whole) >= 0) return undefined
  const isTooOld = compared(version, FLUX.least) < 0
  return {
    severity: isTooOld ? 'error' : 'warning',
    subject: 'Flux',
    message: `Flux ${version.join('.')} runs, and the trees are made for ${(isTooOld ? FLUX.least : FLUX.whole).join('.')} or later`,
    evidence: [evidence],
    cause: isTooOld
      ? 'It does not know the OCIRepository v1 of the charts.'
      : 'Its Kustomizations do not state when they succeeded, so the alert FluxNotReconciling does not fire.',
    fix: `upgrade Flux by \`flux bootstrap\` of a newer version; ${UPGRADE}`,
    explains: isTooOld ? chartsIn(cluster) : [],
  }
}

/** What an older Flux does not know is not there. */
const chartsIn = (cluster: LiveCluster): readonly Symptom[] =>
  symptomsOf(
    cluster,
    ['object-exists'],
    cluster.tree.filter(({ kind }) => kind === 'OCIRepository').map(subjectOf),
  )

/** Where no controller states its version, what the API server knows says whether Flux is new enough. */
const oldFlux = (cluster: LiveCluster): Fault | undefined =>
  cluster.tree.some(({ kind }) => kind === 'OCIRepository')
    ? {
        severity: 'error',
        subject: 'Flux',
        message: `the API server has no OCIRepository v1, which Flux has from ${FLUX.least.join('.')} on`,
        evidence: [{ asked: '/apis/source.toolkit.fluxcd.io/v1', seen: 'no OCIRepository' }],
        cause: 'Flux is older than the trees, or is not installed.',
        fix: `upgrade Flux by \`flux bootstrap\` of a newer version; ${UPGRADE}`,
        explains: chartsIn(cluster),
      }
    : undefined

const kubernetesFault = ({ version, evidence }: Seen, flux: Seen): Fault | undefined => {
  const line = KUBERNETES.findLast((one) => compared(flux.version, one.flux) >= 0)
  if (line === undefined || compared(version, line.least) >= 0) return undefined
  return {
    severity: 'warning',
    subject: 'Kubernetes',
    message: `Kubernetes ${version.join('.')} runs, and Flux ${flux.version.join('.')} supports ${line.least.join('.')} or later`,
    evidence: [evidence, flux.evidence],
    cause: 'The cluster was not upgraded with Flux.',
    fix: `upgrade k3s on each node; ${UPGRADE}`,
  }
}

/** How many minor versions a kubelet may be older than its API server. It may not be newer. */
const MOST_BEHIND = 3

const kubeletFault = (node: Node, { version: server, evidence }: Seen): Fault | undefined => {
  const kubelet = seen(
    `Node ${node.metadata.name} .status.nodeInfo.kubeletVersion`,
    node.status?.nodeInfo?.kubeletVersion,
  )
  if (kubelet === undefined) return undefined
  const behind = (server[1] ?? 0) - (kubelet.version[1] ?? 0)
  if (behind >= 0 && behind <= MOST_BEHIND) return undefined
  return {
    severity: 'warning',
    subject: nodeSubject(node.metadata.name),
    message: `the kubelet of ${node.metadata.name} has version ${kubelet.version.join('.')}, and the API server ${server.join('.')}`,
    evidence: [kubelet.evidence, evidence],
    cause: `A kubelet may be at most ${MOST_BEHIND} minor versions older than its API server, and not newer.`,
    fix: `upgrade k3s on ${behind < 0 ? 'the servers first, then on the agents' : node.metadata.name}`,
  }
}

/** k3s brings Traefik along, in a chart of its own version: `traefik-37.1.1_up37.1.0`. */
const traefikFault = ({ facts }: LiveCluster, { kind, metadata }: Workload): Fault | undefined => {
  if (!facts.traefik || kind !== 'Deployment' || metadata.name !== 'traefik') return undefined
  const chart = metadata.namespace === K3S_NAMESPACE ? metadata.labels?.['helm.sh/chart'] : undefined
  const version = versionIn(chart)
  if (version === undefined) return undefined
  if (
    compared(version, versionIn(TRAEFIK.least) ?? []) >= 0 &&
    compared(version, versionIn(TRAEFIK.most) ?? []) <= 0
  )
    return undefined
  return {
    severity: 'warning',
    subject: `Deployment ${metadata.namespace}/${metadata.name}`,
    message: `Traefik comes from its chart ${version.join('.')}, and the trees are made for ${TRAEFIK.least} to ${TRAEFIK.most}`,
    evidence: [{ asked: `Deployment ${metadata.namespace}/traefik label helm.sh/chart`, seen: chart ?? '' }],
    cause:
      'This k3s brings another version of Traefik along, which may take the values of the tree in another way.',
    fix: 'see whether the job traefik arrives; then upgrade the generator, or k3s',
  }
}
