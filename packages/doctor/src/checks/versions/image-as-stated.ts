import { imageParts } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { applierFinder } from '../../flux/appliers.ts'
import { reconcileCommand } from '../../flux/commands.ts'
import { otherTree, treeStates } from '../../flux/tree-state.ts'
import type { LiveCluster, TreeObject } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { isReady, podsOf, workloadOf, type Pod } from '../../live/pods.ts'
import { secondsSince } from '../../live/time.ts'
import type { Workload } from '../../live/workloads.ts'
import { SETTLED_IN_SECONDS } from '../pods/settled.ts'

export const imageAsStated: Check = {
  id: 'image-as-stated',
  of: 'cluster',
  title: 'Every pod runs the images that the tree states, the same ones on each node.',
  rationale:
    'A collector of another version reads its configuration in another way, and an exporter of another version has other metrics than the dashboards ask for.',
  byHand: [
    'kubectl --context CONTEXT get pods --all-namespaces --output jsonpath=\'{range .items[*]}{.metadata.namespace}/{.metadata.name} {.status.containerStatuses[*].imageID}{"\\n"}{end}\'',
  ],
  needs: ['pods', 'flux', 'git'],
  check: async (cluster, fleet) => {
    const [pods, stateOf] = await Promise.all([podsOf(cluster, fleet), treeStates(cluster, fleet)])
    const byWorkload = Map.groupBy(pods, workloadOf)
    const stated = cluster.tree.filter(
      ({ apiVersion, kind }) => apiVersion === 'apps/v1' && kind !== 'ReplicaSet',
    )
    const different = stated.flatMap((one) => {
      const own = byWorkload.get(subjectOf(one)) ?? []
      return isRollingOut(one, own, fleet) ? [] : otherImages(one, own)
    })
    const certain = different.filter((one) => stateOf(one.stated) === 'applied')
    const others = different.filter((one) => stateOf(one.stated) === 'other')
    const moved = stated.flatMap((one) => movedTags(cluster, one, byWorkload.get(subjectOf(one)) ?? []))
    if (certain.length + moved.length === 0 && others.length > 0)
      throw otherTree(
        cluster,
        others.map((one) => subjectOf(one.stated)),
        'run other images',
      )
    return [...certain.map((one) => otherImage(cluster, fleet, one)), ...moved]
  },
}

/** A container that runs another image than the tree states. */
interface Difference {
  readonly stated: TreeObject
  readonly container: string
  readonly image: string
  /** What runs instead, and where. */
  readonly running: string
  readonly pod: Pod
}

const imagesOf = (workload: TreeObject): ReadonlyMap<string, string> => {
  const { containers = [], initContainers = [] } = (workload as unknown as Workload).spec.template.spec ?? {}
  return new Map(
    [...initContainers, ...containers].flatMap(({ name, image }) =>
      image === undefined ? [] : [[name, image] as const],
    ),
  )
}

const runningIn = ({ spec }: Pod): readonly { readonly name: string; readonly image?: string }[] => [
  ...(spec.initContainers ?? []),
  ...(spec.containers ?? []),
]

/** A new pod, or one of the stated images that is not ready yet, is the subject of the checks of pods. */
const isRollingOut = (workload: TreeObject, pods: readonly Pod[], fleet: LiveFleet): boolean =>
  pods.some(
    (pod) =>
      secondsSince(fleet, pod.metadata.creationTimestamp) < SETTLED_IN_SECONDS ||
      (!isReady(pod) && otherImages(workload, [pod]).length === 0),
  )

/** Of each container once, however many pods run it. */
const otherImages = (stated: TreeObject, pods: readonly Pod[]): readonly Difference[] => {
  const images = imagesOf(stated)
  const found = new Map<string, Difference>()
  for (const pod of pods)
    for (const { name, image: running = '' } of runningIn(pod)) {
      const image = images.get(name)
      if (image !== undefined && image !== running && !found.has(name))
        found.set(name, { stated, container: name, image, running, pod })
    }
  return [...found.values()]
}

const otherImage = (
  cluster: LiveCluster,
  fleet: LiveFleet,
  { stated, container, image, running, pod }: Difference,
): Found => {
  const subject = subjectOf(stated)
  return {
    severity: 'error',
    cluster: cluster.name,
    subject,
    message: `${subject} runs ${running} in the container ${container}, and ${stated.file} states ${image}`,
    evidence: [{ asked: `${subjectOf(pod)} .spec.containers[${container}].image`, seen: running }],
    cause: 'Its pods were made before the change and were not replaced, or somebody changed the image.',
    fix: `${reconcileCommand(cluster, applierFinder(cluster, fleet)(stated))}; if the workload has the image, restart it: kubectl --context ${cluster.facts.kubeContext} --namespace ${stated.metadata.namespace} rollout restart ${stated.kind.toLowerCase()} ${stated.metadata.name}`,
  }
}

/** One reference that stands for several images: its tag was moved between two pulls. */
const movedTags = (cluster: LiveCluster, stated: TreeObject, pods: readonly Pod[]): readonly Found[] =>
  [...imagesOf(stated)].flatMap(([container, image]) => {
    const digests = digestsOf(pods, container, image)
    return digests.size > 1 ? [movedTag(cluster, stated, { container, image, digests })] : []
  })

/** What the kubelets pulled for a reference, by the pod. What was loaded without a registry has no such digest. */
const digestsOf = (pods: readonly Pod[], container: string, image: string): ReadonlyMap<string, string> => {
  const digests = new Map<string, string>()
  for (const pod of pods) {
    const isOfReference = runningIn(pod).some((one) => one.name === container && one.image === image)
    const { imageID = '' } = pod.status?.containerStatuses?.find(({ name }) => name === container) ?? {}
    const digest = imageParts(imageID)?.digest
    if (isOfReference && digest !== undefined) digests.set(digest, subjectOf(pod))
  }
  return digests
}

interface Moved {
  readonly container: string
  readonly image: string
  readonly digests: ReadonlyMap<string, string>
}

const movedTag = ({ name: cluster, facts }: LiveCluster, stated: TreeObject, moved: Moved): Found => {
  const { container, image, digests } = moved
  const subject = subjectOf(stated)
  const { namespace, name } = stated.metadata
  return {
    severity: 'warning',
    cluster,
    subject,
    message: `${subject} runs ${digests.size} images under the one reference ${image}`,
    evidence: [...digests].map(([digest, pod]) => ({
      asked: `${pod} .status.containerStatuses[${container}].imageID`,
      seen: digest,
    })),
    cause: 'The tag was moved to another image after some nodes had pulled it.',
    fix: `state the image with its digest in the inventory; until then: kubectl --context ${facts.kubeContext} --namespace ${namespace} rollout restart ${stated.kind.toLowerCase()} ${name}`,
  }
}
