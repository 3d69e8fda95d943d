import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
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
  severity: 'warning',
  // A warning holds back no rule of a later stage here.
  stage: 'meaning',
  summary: 'No value of a chart moves the names, labels or ports of what it makes.',
  rationale:
    'Services, network policies and monitors refer to what a chart makes. With fullnameOverride the chart makes it under another name; the old selector finds nothing, and nothing reports an error.',
  example: {
    refused: 'values: {fullnameOverride: prom}',
    accepted: 'values: {}   # the names are those of the release',
  },
  fix: 'Leave the value out. If it must stay, render the chart with helm and compare each reference with the result: no rule checks these references.',
  check: inEachCluster((cluster) =>
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .flatMap((release) => movesOf(release).map((move) => checkMove(cluster, release, move))),
  ),
}

const checkMove = (cluster: ClusterView, release: Release, { dependency, value }: Move): Violation => {
  const parts = movedPartsOf(cluster).filter(
    (part) => part.release === release && part.move.dependency === dependency,
  )
  const referring = unresolved(cluster).filter((reference) => parts.some((part) => mayMean(reference, part)))
  const names = referring.map(({ placed }) => nameOf(placed)).join(', ')
  return {
    location: atValue(release, ...dependency.path),
    related: referring.map(({ placed, path }) => at(placed, ...path)),
    message: `${dependency.path.join('.')} of ${nameOf(release)} is ${shown(value)}, which moves ${dependency.moves}${names && `; ${names} may refer to it`}`,
    impact:
      'no rule can check what refers to it: what still has the old name finds nothing, without an error',
    fix: `leave it at ${shown(dependency.byDefault) || 'nothing'}, or compare with what helm renders`,
  }
}

/** What an object selects, where no known Service or pods have the labels. */
interface Reference {
  readonly placed: Located
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
    .flatMap((placed) => ofPods(cluster, placed, ['spec', 'selector'], placed.object.spec?.selector)),
  ...cluster
    .all('networking.k8s.io/v1/NetworkPolicy')
    .flatMap((placed) =>
      ofPods(
        cluster,
        placed,
        ['spec', 'podSelector', 'matchLabels'],
        placed.object.spec?.podSelector?.matchLabels,
      ),
    ),
  ...monitorsOf(cluster)
    .filter(({ targets }) => targets.length === 0)
    .map(({ placed, selector, isSeen }) => ({
      placed,
      path: ['spec', 'selector'],
      kind: placed.object.kind === 'PodMonitor' ? ('pods' as const) : ('services' as const),
      selector,
      isSeen,
    })),
]

const ofPods = (
  cluster: ClusterView,
  placed: Located,
  path: readonly string[],
  matchLabels: Selector['matchLabels'] = {},
): Reference[] => {
  const namespace = namespaceOf(placed)
  const selector = { matchLabels }
  return Object.keys(matchLabels).length === 0 ||
    podsIn(cluster, namespace).some(({ labels }) => selects(selector, labels))
    ? []
    : [{ placed, path, kind: 'pods', selector, isSeen: (one) => one === namespace }]
}
