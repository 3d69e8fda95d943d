import { inEachCluster, type Rule } from '../rule/rule.ts'
import { at, type Path, type Located } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { listOf, valueAt } from '../../values/value-at.ts'

export const uniqueListKey: Rule = {
  id: 'unique-list-key',
  summary: 'No two containers, variables, volumes, mounts, ports or claims of one list have the same key.',
  rationale:
    'The API server refuses two containers, volumes or mounts with one key. Of two variables the last one counts, without a warning, and server-side apply refuses to merge them. Lists in the values of a chart end up in its pods.',
  fix: 'Remove one of the two items, or rename it.',
  check: inEachCluster((cluster, report) => {
    for (const { located, items } of listsIn(cluster)) {
      const keys = items.map(({ key }) => key)
      for (const [index, { key, path }] of items.entries()) {
        if (key === undefined || keys.indexOf(key) === index) continue
        report({
          location: at(located, ...path),
          message: `${nameOf(located)} has two items with the same ${path.at(-1)} in ${listPath(path).join('.')}`,
          impact: 'the API server refuses it, or one of the two has no effect',
          fix: 'remove one, or rename it',
          // Of two variables of one name the last counts.
          ...(path.includes('env') && { ownSeverity: 'warning' as const }),
        })
      }
    }
  }),
}

interface Item {
  readonly key: unknown
  /** Where the key is. */
  readonly path: Path
}

interface PlacedList {
  readonly located: Located
  readonly items: readonly Item[]
}

const listsIn = (cluster: ClusterView): PlacedList[] => [
  ...ownPodsOf(cluster).flatMap((pods) =>
    listsOfPods(pods).map((items) => ({ located: pods.controller, items })),
  ),
  ...cluster.all('v1/Service').flatMap((located) =>
    ['name', 'port'].map((key) => ({
      located,
      items: itemsOf(located.object.spec?.ports, ['spec', 'ports'], key),
    })),
  ),
  ...cluster.all('apps/v1/StatefulSet').map((located) => ({
    located,
    items: listOf(located.object.spec?.volumeClaimTemplates).map((claim, index) => ({
      key: valueAt(claim, ['metadata', 'name']),
      path: ['spec', 'volumeClaimTemplates', index, 'metadata', 'name'],
    })),
  })),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .flatMap((located) =>
      listsOfValues(located.object.spec?.values, ['spec', 'values']).map((items) => ({ located, items })),
    ),
]

/** The keys of lists in the values of charts, which charts copy into their pods. */
const KEYS_OF_VALUES: Readonly<Record<string, string>> = {
  extraEnv: 'name',
  extraEnvs: 'name',
  extraVolumeMounts: 'mountPath',
  extraVolumes: 'name',
}

const listsOfValues = (value: unknown, path: Path): (readonly Item[])[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const key = KEYS_OF_VALUES[name]
    return key !== undefined && Array.isArray(inner)
      ? [itemsOf(inner, [...path, name], key)]
      : listsOfValues(inner, [...path, name])
  })
}

/** The lists of a container, and their keys. */
const LISTS_OF_CONTAINERS = [
  ['env', 'name'],
  ['volumeMounts', 'mountPath'],
  ['ports', 'name'],
  ['ports', 'containerPort'],
] as const

const listsOfPods = ({ spec, path }: OwnPods): (readonly Item[])[] => {
  const containers = (['initContainers', 'containers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({ container, path: [...path, list, index] })),
  )
  return [
    itemsOf(spec.volumes, [...path, 'volumes'], 'name'),
    containers.map((one) => ({ key: one.container.name, path: [...one.path, 'name'] })),
    ...containers.flatMap((one) =>
      LISTS_OF_CONTAINERS.map(([list, key]) => itemsOf(one.container[list], [...one.path, list], key)),
    ),
  ]
}

/** The keys that lead to the list of an item. */
const listPath = (path: Path): Path =>
  path.slice(
    0,
    path.findLastIndex((key) => typeof key === 'number'),
  )

const itemsOf = (list: unknown, path: Path, key: string): readonly Item[] =>
  listOf(list).map((item, index) => ({ key: valueOfKey(item, key), path: [...path, index, key] }))

/** Two ports with one number may differ in their protocol: DNS has both. */
const valueOfKey = (item: unknown, key: string): unknown => {
  const fields = item as Readonly<Record<string, unknown>>
  return /^(?:containerPort|port)$/.test(key) && fields[key] !== undefined
    ? JSON.stringify([fields[key], fields['protocol'] ?? 'TCP'])
    : fields[key]
}
