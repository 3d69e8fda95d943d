import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { at, type Path, type Located } from '../../values/location.ts'
import { nameOf } from '../../tree/objects.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { listOf, valueAt } from '../../values/value-at.ts'

export const uniqueListKey: Rule = {
  id: 'unique-list-key',
  summary:
    'In lists whose items go by a name, no two items have the same one: containers, variables, volumes, mounts and ports, those of a chart’s values too.',
  rationale:
    'The API server refuses two containers, volumes or mounts of one name; of two variables the last one counts, in silence, and server-side apply refuses to merge them.',
  example: {
    refused: 'env:\n  - { name: TZ, value: UTC }\n  - { name: TZ, value: Europe/Vienna }\n',
    accepted: 'env:\n  - { name: TZ, value: Europe/Vienna }\n',
  },
  fix: 'Take one of the two away, or rename it.',
  check: inEachCluster((cluster) => [
    ...ownPodsOf(cluster).flatMap(podLists),
    ...cluster
      .all('v1/Service')
      .flatMap((service) =>
        ['name', 'port'].flatMap((key) =>
          twins(listOf(service.object.spec?.ports), key).map((index) =>
            violation(service, ['spec', 'ports', index, key], key),
          ),
        ),
      ),
    ...cluster.all('apps/v1/StatefulSet').flatMap((set) =>
      twins(
        listOf(set.object.spec?.volumeClaimTemplates).map((claim) => valueAt(claim, ['metadata']) ?? {}),
        'name',
      ).map((index) => violation(set, ['spec', 'volumeClaimTemplates', index, 'metadata'], 'name')),
    ),
    ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap(valueLists),
  ]),
}

/** What the items of a chart's lists go by, which the chart puts into its pods as they are. */
const OF_VALUES: Readonly<Record<string, string>> = {
  extraEnv: 'name',
  extraEnvs: 'name',
  extraVolumeMounts: 'mountPath',
  extraVolumes: 'name',
}

const valueLists = (release: Located): Violation[] => {
  const below = (value: unknown, path: Path): Violation[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([name, inner]) => {
          const key = OF_VALUES[name]
          return key !== undefined && Array.isArray(inner)
            ? twins(inner, key).map((index) => violation(release, [...path, name, index, key], key))
            : below(inner, [...path, name])
        })
  return below(valueAt(release.object, ['spec', 'values']), ['spec', 'values'])
}

/** Lists of a container, and what its items go by. */
const OF_CONTAINER = [
  ['env', 'name'],
  ['volumeMounts', 'mountPath'],
  ['ports', 'name'],
  ['ports', 'containerPort'],
] as const

const podLists = ({ controller, spec, path }: OwnPods): Violation[] => {
  const containers = (['initContainers', 'containers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({ container, at: [list, index] as const })),
  )
  return [
    ...twins(listOf(spec.volumes), 'name').map((index) =>
      violation(controller, [...path, 'volumes', index, 'name'], 'name'),
    ),
    ...twins(
      containers.map(({ container }) => container),
      'name',
    ).map((index) => violation(controller, [...path, ...(containers[index]?.at ?? []), 'name'], 'name')),
    ...containers.flatMap(({ container, at: where }) =>
      OF_CONTAINER.flatMap(([list, key]) =>
        twins(listOf(container[list]), key).map((index) =>
          violation(controller, [...path, ...where, list, index, key], key),
        ),
      ),
    ),
  ]
}

/** A port is one of its protocol: that of DNS is there for TCP and for UDP. */
const valueOfKey = (item: unknown, key: string): unknown => {
  const fields = item as Readonly<Record<string, unknown>>
  return /^(?:containerPort|port)$/.test(key) && fields[key] !== undefined
    ? JSON.stringify([fields[key], fields['protocol'] ?? 'TCP'])
    : fields[key]
}

/** The places of items that go by what an earlier one goes by. */
const twins = (items: readonly unknown[], key: string): readonly number[] => {
  const keys = items.map((item) => valueOfKey(item, key))
  return keys.flatMap((value, index) => (value !== undefined && keys.indexOf(value) < index ? [index] : []))
}

const violation = (placed: Located, path: Path, key: string): Violation => ({
  location: at(placed, ...path),
  message: `${nameOf(placed)} has two items of one ${key} in ${path.slice(0, -2).join('.')}`,
  impact: 'the API server refuses it, or one of the two does not count',
  fix: 'take one away, or rename it',
})
