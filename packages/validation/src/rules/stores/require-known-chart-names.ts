import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { monitorsOf } from '../../tree/monitoring/monitors.ts'
import { movedPartsOf, mayChoose, type MovedPart } from '../../tree/charts/moved-parts.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { movesOf, type Move } from '../../tree/charts/releases.ts'
import { selects, type Selector } from '../../values/selector.ts'
import { shown } from '../../values/value-at.ts'
import { atValue, type Release } from '../../tree/charts/release.ts'
import { podsIn } from '../../tree/workloads/pods.ts'

export const requireKnownChartNames: Rule = {
  id: 'require-known-chart-names',
  ownSeverity: 'info',
  summary: 'No value of a chart moves the names, labels or ports of its objects.',
  rationale:
    'Services, policies and monitors refer to the objects of a chart. With fullnameOverride these have other names, the old selectors match nothing, and nothing reports an error.',
  fix: 'Remove the value. If it must stay, render the chart with helm and compare each reference with the result. No rule checks these references.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      for (const move of movesOf(release)) reportMove(cluster, release, move, report)
  }),
}

const reportMove = (
  cluster: ClusterView,
  release: Release,
  { dependency, value }: Move,
  report: Report,
): void => {
  const parts = movedPartsOf(cluster).filter(
    (part) => part.release === release && part.move.dependency === dependency,
  )
  const referring = unresolved(cluster).filter((reference) => parts.some((part) => mayMean(reference, part)))
  const names = referring.map(({ located }) => nameOf(located)).join(', ')
  report({
    location: atValue(release, ...dependency.path),
    related: referring.map(({ located, path }) => at(located, ...path)),
    message: `${dependency.path.join('.')} of ${nameOf(release)} is ${shown(value)}, which moves ${dependency.moves}${names && `; ${names} may refer to it`}`,
    impact:
      'no rule can check the references to it, and a reference to the old name matches nothing, without an error',
    fix: `leave it at ${shown(dependency.byDefault) || 'nothing'}, or compare with what helm renders`,
  })
}

/** A selector that matches no known Service or pods. */
interface Reference {
  readonly located: Located
  readonly path: readonly string[]
  readonly kind: MovedPart['kind']
  readonly selector: Selector
  readonly isSeen: (namespace: string) => boolean
}

const mayMean = ({ kind, selector, isSeen }: Reference, part: MovedPart): boolean =>
  part.kind === kind && mayChoose(part, selector, isSeen)

const unresolved = (cluster: ClusterView): readonly Reference[] => [
  ...cluster
    .all('v1/Service')
    .flatMap((located) => ofPods(cluster, located, ['spec', 'selector'], located.object.spec?.selector)),
  ...cluster
    .all('networking.k8s.io/v1/NetworkPolicy')
    .flatMap((located) =>
      ofPods(
        cluster,
        located,
        ['spec', 'podSelector', 'matchLabels'],
        located.object.spec?.podSelector?.matchLabels,
      ),
    ),
  ...monitorsOf(cluster)
    .filter(({ targets }) => targets.length === 0)
    .map(({ located, selector, isSeen }) => ({
      located,
      path: ['spec', 'selector'],
      kind: located.object.kind === 'PodMonitor' ? ('pods' as const) : ('services' as const),
      selector,
      isSeen,
    })),
]

const ofPods = (
  cluster: ClusterView,
  located: Located,
  path: readonly string[],
  matchLabels: Selector['matchLabels'] = {},
): Reference[] => {
  const namespace = namespaceOf(located)
  const selector = { matchLabels }
  return Object.keys(matchLabels).length === 0 ||
    podsIn(cluster, namespace).some(({ labels }) => selects(selector, labels))
    ? []
    : [{ located, path, kind: 'pods', selector, isSeen: (one) => one === namespace }]
}
