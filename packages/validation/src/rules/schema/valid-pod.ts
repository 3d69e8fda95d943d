import type { IContainer } from 'kubernetes-models/v1/Container'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { at, type Path } from '../../values/location.ts'
import { ownPodsOf, placedContainers, type OwnPods } from '../../tree/workloads/pods.ts'

export const validPod: Rule = {
  id: 'valid-pod',
  summary:
    'A pod’s fields fit each other and its controller: restarts, name servers, accounts, probes and the nodes it asks for.',
  rationale:
    'Each field has a type that allows it, and the API server refuses them together; or the pod waits for ever for a node, a runtime or a scheduler that no cluster of this fleet has.',
  example: {
    refused: 'kind: Deployment\nspec:\n  template:\n    spec:\n      restartPolicy: OnFailure\n',
    accepted: 'kind: Deployment\nspec:\n  template:\n    spec:\n      restartPolicy: Always\n',
  },
  fix: 'Correct the field, or leave it to its default.',
  check: inEachCluster((cluster) =>
    ownPodsOf(cluster).flatMap((pods) =>
      [...ofController(pods), ...ofPlace(pods), ...placedContainers(pods).flatMap(ofProbes)].map(
        ({ path, message, fix }): Violation => ({
          location: at(pods.controller, ...path),
          message: `${pods.owner} ${message}`,
          impact: 'the API server refuses it, or its pods never start',
          fix,
        }),
      ),
    ),
  ),
}

interface Complaint {
  readonly path: Path
  readonly message: string
  readonly fix: string
}

const complainIf = (wrong: boolean, path: Path, message: string, fix: string): readonly Complaint[] =>
  wrong ? [{ path, message, fix }] : []

const ofController = ({ controller, spec, path }: OwnPods): readonly Complaint[] => {
  const {
    nodeName,
    restartPolicy,
    activeDeadlineSeconds,
    dnsPolicy,
    dnsConfig,
    serviceAccount,
    serviceAccountName,
  } = spec
  const isJob = controller.object.kind === 'Job' || controller.object.kind === 'CronJob'
  const fits = isJob
    ? restartPolicy !== undefined && restartPolicy !== 'Always'
    : (restartPolicy ?? 'Always') === 'Always'
  return [
    ...complainIf(
      !fits,
      [...path, 'restartPolicy'],
      `restarts its containers by ${restartPolicy ?? 'default'}, which a ${controller.object.kind} cannot`,
      isJob ? 'write Never or OnFailure' : 'write Always, or leave it out',
    ),
    ...complainIf(
      activeDeadlineSeconds !== undefined && !isJob,
      [...path, 'activeDeadlineSeconds'],
      'lets its pods live for a time only',
      'leave activeDeadlineSeconds to Jobs',
    ),
    ...complainIf(
      nodeName !== undefined,
      [...path, 'nodeName'],
      `is put on the node ${nodeName} without asking whether it is there and has room`,
      'leave nodeName to the scheduler, and ask for a node by an affinity',
    ),
    ...complainIf(
      dnsPolicy === 'None' && (dnsConfig?.nameservers ?? []).length === 0,
      [...path, 'dnsPolicy'],
      'asks no name server',
      'state dnsConfig.nameservers, or leave dnsPolicy out',
    ),
    ...complainIf(
      serviceAccount !== undefined && serviceAccount !== serviceAccountName,
      [...path, 'serviceAccount'],
      'names its account twice and otherwise',
      'leave serviceAccount out: serviceAccountName has taken its place',
    ),
    ...complainIf(
      spec.shareProcessNamespace === true && spec.hostPID === true,
      [...path, 'shareProcessNamespace'],
      'shares processes with its node and among its containers',
      'leave one of shareProcessNamespace and hostPID out',
    ),
  ]
}

/** What a node says of itself under Kubernetes' own domain, without anybody's doing. */
const NODE_LABELS: ReadonlySet<string> = new Set([
  'kubernetes.io/arch',
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
  'node-role.kubernetes.io/etcd',
  'node-role.kubernetes.io/worker',
  'node.kubernetes.io/instance-type',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
])

const KUBERNETES_DOMAIN = /(?:^|\.)kubernetes\.io\//

const ofPlace = ({ spec, path }: OwnPods): readonly Complaint[] => [
  ...Object.entries(spec.nodeSelector ?? {}).flatMap(([label, value]) =>
    complainIf(
      (KUBERNETES_DOMAIN.test(label) && !NODE_LABELS.has(label)) ||
        (label === 'kubernetes.io/os' && value !== 'linux'),
      [...path, 'nodeSelector', label],
      `asks for a node with ${label}: ${value}, and k3s has none`,
      'correct the label, or take it out',
    ),
  ),
  ...complainIf(
    (spec.schedulerName ?? 'default-scheduler') !== 'default-scheduler',
    [...path, 'schedulerName'],
    `waits for the scheduler ${spec.schedulerName}`,
    'leave schedulerName out',
  ),
  ...complainIf(
    spec.runtimeClassName !== undefined && !K3S_RUNTIMES.has(spec.runtimeClassName),
    [...path, 'runtimeClassName'],
    `asks for the runtime ${spec.runtimeClassName}, which k3s does not make`,
    'leave runtimeClassName out',
  ),
]

/** The classes that k3s makes by itself, beside those of WebAssembly. */
const K3S_RUNTIMES: ReadonlySet<string> = new Set(['crun', 'nvidia', 'nvidia-experimental'])

const ofProbes = ({ container, path }: { container: IContainer; path: Path }): readonly Complaint[] => [
  ...(['livenessProbe', 'startupProbe'] as const).flatMap((kind) =>
    complainIf(
      (container[kind]?.successThreshold ?? 1) !== 1,
      [...path, kind, 'successThreshold'],
      `asks its ${kind} for more than one success`,
      'write 1, or leave it out',
    ),
  ),
  ...complainIf(
    container.readinessProbe?.terminationGracePeriodSeconds !== undefined,
    [...path, 'readinessProbe', 'terminationGracePeriodSeconds'],
    'gives a readinessProbe time to end, and that ends nothing',
    'leave it out',
  ),
]
