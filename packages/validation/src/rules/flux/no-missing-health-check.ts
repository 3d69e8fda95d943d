import { at, type Location } from '../../values/location.ts'
import type { Made } from '../../values/absence.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Applier } from '../../tree/flux/appliers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { groupKindOf, nameOf, ownerOf } from '../../tree/objects.ts'
import { appliedFolder, appliedLayersIn, foldersBefore } from './applied-layers.ts'

export const noMissingHealthCheck: Rule = {
  id: 'no-missing-health-check',
  summary:
    'Every object whose health a Kustomization checks is in the tree, and in no layer that waits for this one.',
  rationale:
    'Flux waits for the health of what is not there until its timeout, on every reconciliation. The layer is never ready, and none that depends on it is applied.',
  fix: 'Name an object that exists, or remove the check.',
  check: inEachCluster((cluster, report) => {
    for (const { by, name, location, problem, made } of failingIn(cluster))
      report({
        location,
        message: `${nameOf(by)} checks the health of ${name}, which ${problem}`,
        impact: 'the Kustomization is never ready, and what depends on it is never applied',
        fix: 'name an object that exists, or remove the check',
        ...(made && { absence: { of: made.of, namespaces: [made.namespace] } }),
      })
  }),
}

interface Failing {
  readonly by: Applier
  /** For a sentence: `Deployment notes/web`. */
  readonly name: string
  readonly location: Location
  readonly problem: string
  /** What may make the object, where it is in no file. */
  readonly made?: { readonly of: Made; readonly namespace: string }
}

const failingIn = (cluster: ClusterView): readonly Failing[] =>
  cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization').flatMap((by) =>
    // It applies another cluster, whose tree is not this one.
    by.object.spec?.kubeConfig ? [] : checksOf(by).flatMap((check) => failingCheck(cluster, by, check)),
  )

interface Check {
  readonly index: number
  readonly apiVersion?: string
  readonly kind: string
  readonly name: string
  readonly namespace?: string
}

const checksOf = ({ object }: Applier): readonly Check[] =>
  (object.spec?.healthChecks ?? []).map((check, index) => ({ ...check, index }))

const failingCheck = (cluster: ClusterView, by: Applier, check: Check): readonly Failing[] => {
  const { apiVersion = 'v1', kind, name, namespace, index } = check
  const id = groupKindOf({ apiVersion, kind, metadata: { name } })
  const found = cluster.objects.find(
    ({ object }) =>
      groupKindOf(object) === id &&
      object.metadata.name === name &&
      (object.metadata.namespace ?? namespace) === namespace,
  )
  const failing = {
    by,
    name: `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`,
    location: at(by, 'spec', 'healthChecks', index),
  }
  if (!found)
    return [
      {
        ...failing,
        problem: `is in no file of ${cluster.name}`,
        made: { of: MADE[kind] ?? 'customResources', namespace: namespace ?? 'default' },
      },
    ]
  const [own, other] = [folderBy(cluster, by), appliedFolder(cluster, found)]
  return own !== undefined && other !== undefined && foldersBefore(appliedLayersIn(cluster), other).has(own)
    ? [{ ...failing, problem: `is of a layer that waits for this one (${ownerOf(found)})` }]
    : []
}

const MADE: Readonly<Record<string, Made>> = {
  ConfigMap: 'configMaps',
  DaemonSet: 'pods',
  Deployment: 'pods',
  HelmRelease: 'sources',
  Job: 'pods',
  Kustomization: 'sources',
  PersistentVolumeClaim: 'claims',
  Secret: 'secrets',
  Service: 'services',
  StatefulSet: 'pods',
}

const folderBy = (cluster: ClusterView, by: Applier): string | undefined =>
  [...appliedLayersIn(cluster).values()].find(({ applier }) => applier.object === by.object)?.folder
