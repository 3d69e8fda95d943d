import type { KubernetesObject } from '../live/cluster-api.ts'
import type { LiveCluster, TreeObject } from '../live/live-cluster.ts'
import type { LiveFleet } from '../live/live-fleet.ts'
import { subjectOf } from '../live/objects.ts'
import type { Symptom } from '../diagnosis.ts'
import { subjectOfReference, type Kustomization } from './flux-objects.ts'

/** The group of Kustomizations, and where their labels begin. */
const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io'

/** A folder without `./` and slashes at its ends; nothing for the root. */
const plain = (path: string): string => path.replace(/^\.?(?:\/+|$)/, '').replace(/\/+$/, '')

/** Where the tree of a cluster is in the repository. */
export const treeFolder = ({ name }: LiveCluster, { fleet }: LiveFleet): string =>
  [plain(fleet.gitops.path), name].filter(Boolean).join('/')

/** The Kustomization that applies the tree's own ones: that of `flux bootstrap`. */
export const entrySubject = ({ fleet: { gitops } }: LiveFleet): string =>
  `Kustomization ${gitops.source.namespace}/${gitops.source.name}`

/** Whether a Kustomization applies the folder of the tree where Flux begins, whatever its name. */
export const isEntry =
  (cluster: LiveCluster, fleet: LiveFleet) =>
  (one: Kustomization): boolean => {
    const root = treeFolder(cluster, fleet)
    return (
      subjectOf(one) === entrySubject(fleet) || [root, `${root}/flux`].includes(plain(one.spec?.path ?? ''))
    )
  }

/** The subject of the Kustomization that applies an object of a tree. */
export const applierFinder = (cluster: LiveCluster, fleet: LiveFleet): ((object: TreeObject) => string) => {
  const root = treeFolder(cluster, fleet)
  const folders = (cluster.tree as readonly (TreeObject & Kustomization)[])
    .filter(({ apiVersion, kind }) => kind === 'Kustomization' && apiVersion.startsWith(`${KUSTOMIZE}/`))
    .map((object) => ({ folder: plain(object.spec?.path ?? ''), subject: subjectOf(object) }))
    .toSorted((one, other) => other.folder.length - one.folder.length)
  return ({ file }) =>
    folders.find(({ folder }) => `${root}/${file}`.startsWith(`${folder}/`))?.subject ?? entrySubject(fleet)
}

/** What is found of an object that is not as its tree states it. */
export const CHECKS_OF_OBJECTS = ['object-exists', 'object-unchanged', 'image-as-stated', 'chart-as-stated']

/** What some checks find of some subjects of a cluster. */
export const symptomsOf = (
  { name: cluster }: LiveCluster,
  checks: readonly string[],
  subjects: readonly string[],
): readonly Symptom[] => subjects.flatMap((subject) => checks.map((check) => ({ check, cluster, subject })))

/** What is found of the objects of a tree that a Kustomization leaves as they are. */
export const symptomsOfApplied = (
  cluster: LiveCluster,
  fleet: LiveFleet,
): ((subject: string) => readonly Symptom[]) => {
  const byApplier = Map.groupBy(cluster.tree, applierFinder(cluster, fleet))
  return (subject) => symptomsOf(cluster, CHECKS_OF_OBJECTS, (byApplier.get(subject) ?? []).map(subjectOf))
}

/** The Kustomizations that wait for one, directly. */
export const dependentsOf = (all: readonly Kustomization[], subject: string): readonly Kustomization[] =>
  all.filter((one) =>
    one.spec?.dependsOn?.some(
      (dependency) => subjectOfReference({ kind: 'Kustomization', ...dependency }, one) === subject,
    ),
  )

/** The Kustomization that applied an object of a cluster, by the labels that Flux gives it; nothing where none did. */
export const appliedBy = ({ metadata: { labels = {} } }: KubernetesObject): string | undefined => {
  const [namespace, name] = [labels[`${KUSTOMIZE}/namespace`], labels[`${KUSTOMIZE}/name`]]
  return name === undefined ? undefined : `Kustomization ${namespace ?? ''}/${name}`
}
