import { isExactVersion } from '@fleet/validation/version'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { releasesOf, subjectOfReference, type HelmRelease, type Source } from '../../flux/flux-objects.ts'
import { otherTree, treeStates } from '../../flux/tree-state.ts'
import type { LiveCluster, TreeObject } from '../../live/live-cluster.ts'
import { subjectOf } from '../../live/objects.ts'
import { conditionOf } from '../../live/pods.ts'

export const chartAsStated: Check = {
  id: 'chart-as-stated',
  of: 'cluster',
  title: 'Every release has the version of its chart that the tree states.',
  rationale:
    'The rules, dashboards and values of the tree are made for one version: with another one a metric may be missing, or a value without effect.',
  byHand: ['flux get helmreleases --all-namespaces --context CONTEXT'],
  needs: ['flux', 'git'],
  check: async (cluster, fleet) => {
    const [releases, stateOf] = await Promise.all([releasesOf(cluster), treeStates(cluster, fleet)])
    const live = new Map(releases.map((one) => [subjectOf(one), one]))
    const different = cluster.tree
      .filter(({ kind, apiVersion }) => kind === 'HelmRelease' && apiVersion.startsWith('helm.toolkit.'))
      .flatMap((stated) => differenceOf(cluster, stated, live.get(subjectOf(stated))))
    const certain = different.filter(({ stated }) => stateOf(stated) === 'applied')
    const others = different.filter(({ stated }) => stateOf(stated) === 'other')
    if (certain.length === 0 && others.length > 0)
      throw otherTree(
        cluster,
        others.map(({ stated }) => subjectOf(stated)),
        'have another chart',
      )
    return certain.map((one) => otherVersion(cluster, one))
  },
}

/** A release with another version of its chart than the tree states. */
interface Difference {
  readonly stated: TreeObject
  readonly version: string
  readonly installed: string
}

/** One that was never installed is the subject of another check, and one that is being upgraded is on its way. */
const differenceOf = (
  cluster: LiveCluster,
  stated: TreeObject,
  live: HelmRelease | undefined,
): readonly Difference[] => {
  const version = statedVersion(cluster, stated)
  const installed = plainVersion(live?.status?.history?.[0]?.chartVersion)
  if (live === undefined || version === undefined || installed === undefined) return []
  if (version === installed || conditionOf(live, 'Ready')?.status === 'Unknown') return []
  return [{ stated, version, installed }]
}

/** The exact version of the chart that the tree states; nothing where it states a range or none. */
const statedVersion = ({ tree }: LiveCluster, release: TreeObject): string | undefined => {
  const { chartRef, chart } = (release as HelmRelease).spec ?? {}
  const source = tree.find((one) => chartRef && subjectOf(one) === subjectOfReference(chartRef, release)) as
    | Source
    | undefined
  const written = source?.spec?.ref?.tag ?? chart?.spec?.version
  return written !== undefined && isExactVersion(written) ? plainVersion(written) : undefined
}

/** Flux adds the digest of the artifact to the version; a tag has `_` in the place of `+`. */
const plainVersion = (version: string | undefined): string | undefined =>
  version?.replace(/^v/, '').replace(/[+_].*$/, '')

const otherVersion = (
  { name: cluster, facts }: LiveCluster,
  { stated, version, installed }: Difference,
): Found => {
  const subject = subjectOf(stated)
  return {
    severity: 'error',
    cluster,
    subject,
    message: `${subject} has version ${installed} of its chart, and ${stated.file} states ${version}`,
    evidence: [{ asked: `${subject} .status.history[0].chartVersion`, seen: installed }],
    cause: 'The upgrade was rolled back, or the source of the chart is not the one that the tree states.',
    fix: `flux reconcile helmrelease ${stated.metadata.name} --namespace ${stated.metadata.namespace} --with-source --context ${facts.kubeContext}`,
  }
}
