import { CHART_VOLUMES, type ChartClaim } from '../../catalog/charts/chart-volumes.ts'
import type { Path } from '../../values/location.ts'
import { isMap, valueAt } from '../../values/value-at.ts'
import type { ChangedObject, ClusterChanges } from '../../tree/changes/changes-between.ts'
import { isOfKind, RELEASE, removalsOf } from '../../tree/changes/removals.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Located } from '../../values/location.ts'
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
    .filter((release) => isOfKind(RELEASE)(release.after))
    .flatMap((release) => volumesOf(after, release.after).flatMap((claim) => changeOf(release, claim)))

/** A claim that a chart deletes, since its release or its values no longer ask for it. */
export interface LostChartClaim {
  readonly release: Located
  readonly reason: string
}

/** Helm deletes a claim that is an object of the chart; it leaves those that a StatefulSet has made. */
export const lostChartClaims = (changes: ClusterChanges): readonly LostChartClaim[] => [
  ...removalsOf(changes)
    .deleted.filter(isOfKind(RELEASE))
    .flatMap((release) =>
      ownClaimsOf(changes.before, release).map(({ path }) => ({
        release,
        reason: `is removed, and Helm deletes the claim of ${path.join('.')}`,
      })),
    ),
  ...changes.changed
    .filter(({ after }) => isOfKind(RELEASE)(after))
    .flatMap(({ before, after }) =>
      ownClaimsOf(changes.before, before)
        .filter((claim) => !isMade(after, claim))
        .map(({ path }) => ({
          release: after,
          reason: `no longer has ${path.join('.')}, and Helm deletes its claim`,
        })),
    ),
]

const ownClaimsOf = (cluster: ClusterView, release: Located): readonly ChartClaim[] =>
  volumesOf(cluster, release).filter((claim) => claim.change === 'claim' && isMade(release, claim))

const isMade = (release: Located, { path }: ChartClaim): boolean => {
  const claim = valueAt(release.object, [...VALUES, ...path])
  return isMap(claim) && claim['enabled'] === true && !claim['existingClaim']
}

const volumesOf = (cluster: ClusterView, release: Located): readonly ChartClaim[] =>
  CHART_VOLUMES[chartOf(cluster, release)?.name ?? release.object.metadata.name] ?? []

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
