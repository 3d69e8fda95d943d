import { CHART_VOLUMES, type ChartClaim } from '../../catalog/charts/chart-volumes.ts'
import type { Path } from '../../values/location.ts'
import { isMap, valueAt } from '../../values/value-at.ts'
import type { ChangedObject, ClusterChanges } from '../../tree/changes/changes-between.ts'
import { groupKindOf } from '../../tree/objects.ts'
import type { FieldChange } from '../../tree/changes/field-changes.ts'
import { isSameValue } from '../../tree/changes/same-value.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import { changeText } from './change-rule.ts'
import type { ClaimChange } from './claim-changes.ts'

/** A claim of a release whose values change it. */
export interface ChangedChartClaim extends ClaimChange {
  readonly release: ChangedObject
  readonly claim: ChartClaim
  /** Every field that differs, in the order of a sentence. */
  readonly fields: readonly FieldChange[]
}

/** The claims that the values of releases change, where both versions install a chart that is known. */
export const changedChartClaims = ({ changed, after }: ClusterChanges): readonly ChangedChartClaim[] =>
  changed
    .filter(({ after: { object } }) => groupKindOf(object) === 'helm.toolkit.fluxcd.io/HelmRelease')
    .flatMap((release) => {
      const name = chartOf(after, release.after)?.name ?? release.after.object.metadata.name
      return (CHART_VOLUMES[name] ?? []).flatMap((claim) => changeOf(release, claim))
    })

const VALUES: Path = ['spec', 'values']

const changeOf = (release: ChangedObject, claim: ChartClaim): readonly ChangedChartClaim[] => {
  const [before, after] = [release.before, release.after].map(({ object }) => claimIn(object, claim))
  // A claim that one version does not have is created or deleted.
  if (!before || !after) return []
  const field = (path: Path, byDefault?: string): FieldChange => ({
    path: [...VALUES, ...claim.path, ...path],
    before: valueAt(before, path) ?? byDefault,
    after: valueAt(after, path) ?? byDefault,
  })
  const size = field(claim.size, claim.defaultSize)
  const storageClass = field(claim.storageClass)
  const others = claim.others.map((path) => field(path)).filter(isDifferent)
  const fields = [size, storageClass, ...others].filter((one) => isDifferent(one) && !isSameValue(one))
  const className = valueAt(before, claim.storageClass)
  return fields.length === 0
    ? []
    : [
        {
          release,
          claim,
          fields,
          size,
          storageClass,
          others,
          className: typeof className === 'string' ? className : '',
        },
      ]
}

const isDifferent = ({ before, after }: FieldChange): boolean =>
  JSON.stringify(before) !== JSON.stringify(after)

/** Nothing where the values state no claim, or switch it or its program off. */
export const claimIn = (object: object, { path, defaultSize }: ChartClaim): object | undefined => {
  const values = valueAt(object, VALUES)
  const holders = path.map((_, depth) => valueAt(values, path.slice(0, depth + 1)))
  if (holders.some((holder) => isMap(holder) && (holder['enabled'] === false || holder['replicas'] === 0)))
    return undefined
  const claim = holders.at(-1)
  if (isMap(claim)) return claim
  return defaultSize === undefined || !isMap(valueAt(values, path.slice(0, 1))) ? undefined : {}
}

/** Whether an operator, or the chart itself, deletes the StatefulSet of a claim and creates it anew. */
export const isRecreated = ({ claim, release }: ChangedChartClaim): boolean =>
  claim.change === 'recreated' ||
  (claim.recreatedBy !== undefined &&
    valueAt(release.after.object, [...VALUES, ...claim.recreatedBy]) === true)

/** A change, by its keys in the values. */
export const shownChange = (field: FieldChange): string =>
  changeText({ ...field, path: field.path.slice(VALUES.length) })
