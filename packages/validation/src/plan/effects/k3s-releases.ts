import type { ChangedObject, ClusterChanges } from '../../tree/changes/changes-between.ts'
import { groupKindOf, namespaceOf } from '../../tree/objects.ts'
import type { Located } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'
import { differencesOf } from '../differences/field-differences.ts'
import type { ReleasePlan } from './release-plan.ts'
import type { Restart } from './restart.ts'

const CHART = 'helm.cattle.io/HelmChart'
const CONFIG = 'helm.cattle.io/HelmChartConfig'

/** What the Helm controller of k3s does with charts: those of the tree, and those of k3s that it configures. */
export const k3sReleases = ({ created, changed, deleted }: ClusterChanges): readonly ReleasePlan[] => [
  ...created.filter(isOf(CHART)).map((located) => planOf(located, 'installed')),
  ...deleted.filter(isOf(CHART)).map((located) => planOf(located, 'uninstalled')),
  ...[...created, ...deleted].filter(isOf(CONFIG)).map((located) => planOf(located, 'upgraded')),
  ...changed
    .filter(({ after }) => isOf(CHART, CONFIG)(after))
    .map((one) => planOf(one.after, 'upgraded', one)),
]

/** What the charts make of the new values is not known. */
export const k3sRestarts = (plans: readonly ReleasePlan[]): readonly Restart[] =>
  plans
    .filter(({ change }) => change === 'upgraded')
    .map(({ release, values }) => ({
      workload: `the pods of the chart ${release} of k3s`,
      isPossible: true,
      how: 'rolling',
      because: values,
    }))

const isOf =
  (...kinds: readonly string[]) =>
  ({ object }: Located): boolean =>
    kinds.includes(groupKindOf(object))

const planOf = (
  located: Located,
  change: ReleasePlan['change'],
  versions?: Pick<ChangedObject, 'before' | 'after'>,
): ReleasePlan => ({
  release: `${namespaceOf(located)}/${located.object.metadata.name}`,
  change,
  values: versions
    ? differencesOf(valueAt(versions.before.object, ['spec']), valueAt(versions.after.object, ['spec']))
        .fields
    : [],
  valuesFrom: [],
})
