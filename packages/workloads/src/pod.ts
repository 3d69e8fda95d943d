import {
  entriesOf,
  HOST_REASON,
  nodeCount,
  CONFIG_VOLUME,
  ROOT_REASON,
  type Cluster,
  type Pod,
} from '@fleet/model'
import {
  labels,
  podUser,
  selectorLabels,
  type IContainer,
  type IPodSpec,
  type IPodTemplateSpec,
} from '@fleet/kubernetes'
import { claimName } from './claims.ts'
import { helperContainer, helperScratch, scratchVolume } from './container.ts'
import { folderVolume } from './folders.ts'

interface PodParts {
  readonly container: IContainer
  /** The name of the ConfigMap of its config files, if it has any. */
  readonly configMap: string | undefined
  /** Whether its claims are volumes of the pod. A StatefulSet names its claims itself, by its templates. */
  readonly mountsClaims: boolean
  readonly cluster: Cluster
}

/** The pod of a workload or a CronJob. It has no token for the API, which no service uses. */
export const podTemplate = (
  name: string,
  pod: Pod,
  { container, configMap, mountsClaims, cluster }: PodParts,
) => {
  const helpers = helperContainers(pod)
  return {
    metadata: { labels: labels(name), ...annotations(pod) },
    spec: {
      automountServiceAccountToken: false,
      // Otherwise every Service of the namespace becomes environment variables, which some programs read as settings.
      enableServiceLinks: false,
      ...hostNetwork(pod),
      ...placement(pod, cluster),
      ...(pod.imagePullSecrets && {
        imagePullSecrets: pod.imagePullSecrets.map((secret) => ({ name: secret })),
      }),
      securityContext: securityContext(pod),
      ...(helpers.length > 0 && { initContainers: helpers }),
      containers: [container],
      volumes: [
        ...(mountsClaims ? claimed(name, pod) : []),
        ...entriesOf(pod.folders).map(([folder, of]) => folderVolume(folder, of)),
        ...(configMap === undefined ? [] : [{ name: CONFIG_VOLUME, configMap: { name: configMap } }]),
        ...scratch(pod),
      ],
    },
  } satisfies IPodTemplateSpec
}

/** An init container may need a sidecar, such as a proxy, so sidecars come first. They are started again until what they need is there. */
const helperContainers = (pod: Pod): IContainer[] => [
  ...(pod.sidecars ?? []).map((helper, index) => helperContainer('sidecars', index, helper, pod)),
  ...(pod.init ?? []).map((helper, index) => helperContainer('init', index, helper, pod)),
]

/** The person's own, and the reasons for what a pod may do beyond others. */
const annotations = ({ runAs, annotations: own, folders, hostAccess }: Pod) => {
  const reasons = [
    ...(hostAccess ? [hostAccess.because] : []),
    ...entriesOf(folders).flatMap(([, folder]) => (folder.from === 'node' ? [folder.because] : [])),
  ]
  const all = {
    ...own,
    ...(runAs.as === 'root' && { [ROOT_REASON]: runAs.because }),
    ...(reasons.length > 0 && { [HOST_REASON]: [...new Set(reasons)].join('; ') }),
  }
  return Object.keys(all).length > 0 ? { annotations: all } : {}
}

/** In the network of its node a pod asks the node's resolver, unless it says otherwise. */
const hostNetwork = ({ hostAccess }: Pod): Partial<IPodSpec> =>
  hostAccess?.network === true ? { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' } : {}

const placement = (pod: Pod, cluster: Cluster): Partial<IPodSpec> => {
  const nodeSelector = {
    ...(pod.architecture && { 'kubernetes.io/arch': pod.architecture }),
    ...(pod.node && { 'kubernetes.io/hostname': pod.node }),
  }
  const owners = entriesOf(pod.folders).flatMap(([, folder]) => (folder.from === 'volume' ? [folder.of] : []))
  return {
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
    ...(owners.length > 0 && nodeCount(cluster) > 1 && { affinity: { podAffinity: besides(owners) } }),
  }
}

/** A volume is on one node, where its owner runs. */
const besides = (owners: readonly string[]) => ({
  requiredDuringSchedulingIgnoredDuringExecution: [...new Set(owners)].map((owner) => ({
    labelSelector: { matchLabels: selectorLabels(owner) },
    topologyKey: 'kubernetes.io/hostname',
  })),
})

const securityContext = ({ runAs }: Pod) =>
  runAs.as === 'user'
    ? podUser(runAs.id, runAs.volumesGroup)
    : { seccompProfile: { type: 'RuntimeDefault' as const } }

const claimed = (name: string, { volumes }: Pod) =>
  entriesOf(volumes).map(([volume]) => ({
    name: volume as string,
    persistentVolumeClaim: { claimName: claimName(name, volume) },
  }))

const scratch = ({ scratch: paths, init, sidecars }: Pod) =>
  [
    ...(paths ?? []).map((_, index) => scratchVolume(index)),
    ...Object.entries({ init, sidecars }).flatMap(([list, helpers]) =>
      (helpers ?? []).flatMap((helper, container) =>
        (helper.scratch ?? []).map((_, index) =>
          helperScratch(list as 'init' | 'sidecars', container)(index),
        ),
      ),
    ),
  ].map((volume) => ({ name: volume, emptyDir: { sizeLimit: '256Mi' } }))
