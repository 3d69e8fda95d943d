import { RESTARTING_VALUES } from '../../catalog/charts/restarting-values.ts'
import type { ChartWorkload, FieldSource, ReadValue } from '../../catalog/charts/workloads/chart-workload.ts'
import { CHART_WORKLOADS } from '../../catalog/charts/workloads/index.ts'
import { databaseOf } from '../../catalog/programs/databases.ts'
import { fieldChanges, type FieldChange } from '../../tree/changes/field-changes.ts'
import { fieldValue } from '../../tree/charts/field-values.ts'
import { chartValue } from '../../tree/charts/release.ts'
import { nameOf } from '../../tree/objects.ts'
import type { Path } from '../../values/location.ts'
import { isMap } from '../../values/value-at.ts'
import type { Difference } from '../differences/difference.ts'
import { differencesOf } from '../differences/field-differences.ts'
import { placeOf } from '../differences/place.ts'
import type { UpgradedRelease } from './releases.ts'
import type { Restart, Rollout } from './restart.ts'

/**
 * The workloads of a known chart whose pods an upgrade replaces, or may replace.
 * @param nodes how many the cluster has, where that is known
 */
export const chartRestarts = (
  upgraded: UpgradedRelease,
  nodes: () => number | undefined,
): readonly Restart[] => {
  const { before, after, plan } = upgraded
  const read: ReadValue = (...path) => chartValue(after, ...path)
  const changes = fieldChanges(before.object.spec?.values ?? {}, after.object.spec?.values ?? {})
  return (CHART_WORKLOADS.get(plan.after?.name ?? '')?.(read) ?? [])
    .filter(({ isMade }) => isMade(read))
    .flatMap((workload) => {
      const causes = causesOf(upgraded, workload, changes)
      return causes.because.length === 0 ? [] : [{ ...describe(upgraded, workload, read, nodes), ...causes }]
    })
}

type Causes = Pick<Restart, 'because' | 'isPossible'>

const causesOf = (
  { plan, after }: UpgradedRelease,
  workload: ChartWorkload,
  changes: readonly FieldChange[],
): Causes => {
  const { sources, except } = restartingPaths(plan.after?.name ?? '', workload)
  const replicas = workload.replicas?.((...path) => chartValue(after, ...path))?.paths ?? []
  const considered = changes.filter(({ path }) => !isIn([...except, ...replicas], path))
  const certain = considered.filter(({ path }) => sources.some((source) => isRelated(path, source)))
  const shown = certain.length > 0 ? certain : considered.filter(({ path }) => isIn([workload.home], path))
  const because = [...chartDifference(plan), ...shown.flatMap(shownChange)]
  return { because, ...(certain.length === 0 && { isPossible: true as const }) }
}

const chartDifference = ({ before, after }: UpgradedRelease['plan']): readonly Difference[] =>
  before?.version === after?.version && before?.name === after?.name
    ? []
    : [{ field: 'chart', before: chartText(before), after: chartText(after) }]

const chartText = (chart: UpgradedRelease['plan']['after']): string | undefined =>
  chart && `${chart.name} ${chart.version}`

const shownChange = ({ path, before, after }: FieldChange): readonly Difference[] =>
  differencesOf(before, after, placeOf(path.join('.'))).fields

/** The values that state a field of the pods, or that the chart makes something of that the pods are started with. */
const restartingPaths = (chart: string, { home, fields, containers, lists = [] }: ChartWorkload) => {
  const more = (RESTARTING_VALUES[chart] ?? []).filter((one) => isSame(one.home, home))
  const stated = [fields, ...containers.map((container) => container.fields)]
    .flatMap((sources) => Object.values(sources as Readonly<Record<string, FieldSource | undefined>>))
    .flatMap((source) => source?.paths ?? [])
  return {
    sources: [
      ...stated,
      ...containers.flatMap(({ image }) => image?.paths ?? []),
      ...lists.map(({ path }) => path),
      ...more.flatMap(({ values }) => values),
    ],
    except: more.flatMap(({ except = [] }) => except),
  }
}

const isSame = (one: Path, other: Path): boolean => one.length === other.length && startsWith(one, other)

const startsWith = (path: Path, above: Path): boolean => above.every((key, index) => path[index] === key)

/** Whether one leads to the other: a change may add a whole map. */
const isRelated = (one: Path, other: Path): boolean => startsWith(one, other) || startsWith(other, one)

const isIn = (all: readonly Path[], path: Path): boolean => all.some((above) => startsWith(path, above))

const describe = (
  { after }: UpgradedRelease,
  workload: ChartWorkload,
  read: ReadValue,
  nodes: () => number | undefined,
): Omit<Restart, 'because'> => {
  const kind = workload.kind(read)
  const replicas = fieldValue(after, workload.replicas?.(read), workload.home).value
  const pods = kind === 'DaemonSet' ? nodes() : replicas
  const database = workload.containers
    .map(({ image }) => databaseOf(image?.repository ?? ''))
    .find((name) => name !== undefined)
  return {
    workload: `${workload.name} in ${nameOf(after)}`,
    how:
      kind === 'Deployment'
        ? rolloutOf(fieldValue(after, workload.strategy, workload.home).value)
        : 'one by one',
    ...(typeof pods === 'number' && { pods }),
    ...(database !== undefined && { database }),
  }
}

/** Some charts take the type alone. */
const rolloutOf = (strategy: unknown): Rollout => {
  const type = isMap(strategy) ? strategy['type'] : strategy
  return type === 'Recreate' ? 'recreate' : 'rolling'
}
