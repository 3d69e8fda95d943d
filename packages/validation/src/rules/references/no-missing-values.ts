import { suggestion } from '@fleet/model/suggestion'
import { at, type Located, type Location } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'

export const noMissingValues: Rule = {
  id: 'no-missing-values',
  summary:
    'Every ConfigMap from which a HelmRelease takes values, or a Kustomization variables, is in the same tree and namespace, with its key.',
  rationale:
    'Flux installs and applies nothing while such a ConfigMap is missing, and tries again without end.',
  fix: 'Name a ConfigMap and a key that exist, or set optional: true.',
  check: inEachCluster((cluster, report) => {
    for (const reference of referencesIn(cluster)) checkReference(cluster, reference, report)
  }),
}

interface Reference {
  readonly by: Located
  readonly name: string
  /** Nothing where all keys are taken. */
  readonly key: string | undefined
  readonly location: Location
  /** In a person's file: what starts a cluster may create the ConfigMap of its variables. */
  readonly ownSeverity?: 'warning'
}

const referencesIn = (cluster: ClusterView): readonly Reference[] => [
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .flatMap((by) =>
      (by.object.spec?.valuesFrom ?? []).flatMap(({ kind, name, valuesKey, optional }, index) =>
        kind === 'ConfigMap' && optional !== true
          ? [{ by, name, key: valuesKey ?? 'values.yaml', location: at(by, 'spec', 'valuesFrom', index) }]
          : [],
      ),
    ),
  ...cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization').flatMap((by) =>
    (by.object.spec?.postBuild?.substituteFrom ?? []).flatMap(
      ({ kind, name, optional }, index): readonly Reference[] =>
        kind === 'ConfigMap' && optional !== true
          ? [
              {
                by,
                name,
                key: undefined,
                location: at(by, 'spec', 'postBuild', 'substituteFrom', index),
                ownSeverity: 'warning',
              },
            ]
          : [],
    ),
  ),
]

const checkReference = (
  cluster: ClusterView,
  { by, name, key, location, ownSeverity }: Reference,
  report: Report,
): void => {
  const namespace = namespaceOf(by)
  const found = cluster.find('v1/ConfigMap', namespace, name)
  const keys = Object.keys({ ...found?.object.data, ...found?.object.binaryData })
  if (found && (key === undefined || keys.includes(key))) return
  report({
    location,
    message: found
      ? `${nameOf(by)} takes the key ${key} of the ConfigMap ${namespace}/${name}, which lacks it`
      : `${nameOf(by)} takes values from the ConfigMap ${namespace}/${name}, which is in no file of ${cluster.name}`,
    impact: 'Flux waits for it, and installs or applies nothing',
    fix: found ? suggestion(String(key), keys) : 'name a ConfigMap that exists, or set optional: true',
    ...(ownSeverity && { ownSeverity }),
    ...(!found && { absence: { of: 'configMaps', namespaces: [namespace], name } }),
  })
}
