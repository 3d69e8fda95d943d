import { releasesWithVolumes, namedClaimsIn } from '../../tree/changes/claims.ts'
import type { ClusterChanges } from '../../tree/changes/changes-between.ts'
import { isNew } from '../../tree/changes/emptied.ts'
import { CLAIM, isKept, isOfKind, NAMESPACE, RELEASE } from '../../tree/changes/removals.ts'
import { appliersOf } from '../../tree/flux/appliers.ts'
import { identityOf, nameOf, namespaceOf } from '../../tree/objects.ts'
import type { Located, Location } from '../../values/location.ts'

/** A cluster itself, where no file of it is meant. */
export const locationOfCluster = (name: string): Location => ({
  cluster: name,
  file: { path: '', content: '', objects: [] },
})

/** What Flux deletes of a cluster whose tree is empty: `3 releases, 12 workloads and 85 other objects`. */
export const deletedText = (changes: ClusterChanges): string => {
  const deleted = changes.deleted.filter((located) => !isKept(changes, located))
  const releases = deleted.filter(isOfKind(RELEASE)).length
  const workloads = deleted.filter(isOfKind(...CONTROLLERS)).length
  const counts = [
    counted(releases, 'release'),
    counted(workloads, 'workload'),
    counted(deleted.length - releases - workloads, 'other object'),
  ]
  return listText(counts.filter((text) => text !== ''))
}

export const CONTROLLERS = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'batch/CronJob']

const counted = (count: number, name: string): string =>
  count === 0 ? '' : `${count} ${name}${count === 1 ? '' : 's'}`

/** `a, b and c`. */
export const listText = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`

/** What stays in a cluster whose tree is empty. */
export const keptText = (changes: ClusterChanges): string => {
  const { before, deleted } = changes
  const kept = deleted.filter((located) => isKept(changes, located))
  const gone = new Set(
    deleted.filter((located) => isOfKind(NAMESPACE)(located) && !kept.includes(located)).map(nameOfObject),
  )
  const claims = namedClaimsIn(before)
    .filter(
      ({ namespace, owner }) => !gone.has(namespace) && (!isOfKind(CLAIM)(owner) || kept.includes(owner)),
    )
    .map(({ namespace, name }) => `PersistentVolumeClaim ${namespace}/${name}`)
  const ofReleases = releasesWithVolumes(before)
    .filter((release) => !gone.has(namespaceOf(release)))
    .map((release) => `the claims of ${nameOf(release)}`)
  return listText([...kept.filter((one) => !isOfKind(CLAIM)(one)).map(nameOf), ...claims, ...ofReleases])
}

const nameOfObject = ({ object }: Located): string => object.metadata.name

/** The new cluster that has most of the objects of one that goes: it may be the same cluster under another name. */
export const renamedTo = (
  { before }: ClusterChanges,
  fleet: readonly ClusterChanges[],
): string | undefined => {
  const old = new Set(before.objects.map(identityOf))
  const shared = fleet
    .filter(isNew)
    .map(({ after }) => ({
      name: after.name,
      count: after.objects.filter((located) => old.has(identityOf(located))).length,
    }))
    .toSorted((one, other) => other.count - one.count)
  const [best] = shared
  return best && best.count * 2 > old.size ? best.name : undefined
}

/** The folder of a cluster's tree from the root of its repository, as its Kustomizations state it. */
export const folderOfTree = ({ before }: ClusterChanges): string => {
  const paths = appliersOf(before).map(({ object }) => (object.spec?.path ?? '').replace(/^\.\//, ''))
  const path = paths.find((one) => one.includes(`${before.name}/`))
  return path === undefined
    ? `clusters/${before.name}`
    : path.slice(0, path.lastIndexOf(`${before.name}/`) + before.name.length)
}
