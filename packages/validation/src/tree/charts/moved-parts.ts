import type { ForeignPods, ForeignService } from '../../catalog/charts/chart-contract.ts'
import type { ClusterView } from '../cluster-view.ts'
import { contractOf, movesOf, namespaceOfChart, type Move } from './releases.ts'
import type { Release } from './release.ts'
import { remembered } from '../../values/remembered.ts'
import { selects, type Labels, type Selector } from '../../values/selector.ts'

/** Services or pods of a chart of which its values leave unknown what others refer to. */
export interface MovedPart {
  readonly release: Release
  readonly move: Move
  readonly kind: 'services' | 'pods'
  readonly namespace: string
  readonly labels: Labels
}

/** All that the values of a cluster's releases move away from what the charts' contracts state. */
export const movedPartsOf = remembered((cluster: ClusterView): readonly MovedPart[] =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .flatMap((release) => movesOf(release).flatMap((move) => partsOf(release, move))),
)

const partsOf = (release: Release, move: Move): MovedPart[] => {
  const { services, pods } = contractOf(release) ?? { services: {}, pods: [] }
  const { dependency } = move
  const moved =
    (kind: MovedPart['kind']) =>
    (one: ForeignPods | ForeignService): MovedPart[] =>
      dependency[kind]?.includes(one.part) === true
        ? [
            {
              release,
              move,
              kind,
              namespace: one.namespace ?? namespaceOfChart(release),
              labels: one.labels,
            },
          ]
        : []
  return [...Object.values(services).flatMap(moved('services')), ...pods.flatMap(moved('pods'))]
}

/** Whether the values of a release leave a part of its chart where the contract has it. */
export const isInPlace = (release: Release, kind: MovedPart['kind'], part: string): boolean =>
  !movesOf(release).some(({ dependency }) => dependency[kind]?.includes(part) === true)

/** Whether a selector in a namespace may choose pods of a chart that were moved, of which no rule can tell. */
export const mayChoosePods = (moved: readonly MovedPart[], namespace: string, selector: Selector): boolean =>
  moved.some((part) => part.kind === 'pods' && mayChoose(part, selector, (one) => one === namespace))

/** Whether a Service of a namespace may be one that was moved, by another name or port. */
export const mayBeService = (moved: readonly MovedPart[], namespace: string): boolean =>
  moved.some((part) => part.kind === 'services' && part.namespace === namespace)

/** Whether a selector may choose what was moved: of labels that have other values now nothing is known. */
export const mayChoose = (
  { namespace, labels, move }: MovedPart,
  selector: Selector,
  isSeen: (namespace: string) => boolean,
): boolean => {
  const { labels: changed = [] } = move.dependency
  const isKnown = (label: string): boolean => !changed.includes(label)
  return (
    isSeen(namespace) &&
    selects(
      {
        matchLabels: Object.fromEntries(
          Object.entries(selector.matchLabels ?? {}).filter(([label]) => isKnown(label)),
        ),
        matchExpressions: (selector.matchExpressions ?? []).filter(({ key }) => isKnown(key)),
      },
      labels,
    )
  )
}
