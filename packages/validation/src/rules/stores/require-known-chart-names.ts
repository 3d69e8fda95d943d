import { at, type Placed } from '../../spot.ts'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import type { ClusterView } from '../../view/cluster-view.ts'
import { monitorsOf } from '../../view/monitors.ts'
import { mayChoose, type MovedPart } from '../../view/moved-parts.ts'
import { nameOf, namespaceOf } from '../../view/objects.ts'
import { movesOf, type Move, type Release } from '../../view/releases.ts'
import { selects, type Selector } from '../../view/selector.ts'
import { atValue, shown } from '../../view/value-at.ts'

export const requireKnownChartNames: Rule = {
  id: 'require-known-chart-names',
  severity: 'warning',
  // A warning holds back no rule of a later stage here.
  stage: 'meaning',
  demands: 'No value of a chart moves the names, labels or ports of what it makes.',
  why: 'Services, network policies and monitors refer to what a chart makes. With fullnameOverride the chart makes it under another name; the old selector finds nothing, and nothing reports an error.',
  example: {
    refused: 'values: {fullnameOverride: prom}',
    accepted: 'values: {}   # the names are those of the release',
  },
  mend: 'Leave the value out. If it must stay, render the chart with helm and compare each reference with the result: no rule checks these references.',
  judge: inEachCluster((cluster) =>
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .flatMap((release) => movesOf(release).map((move) => judgeMove(cluster, release, move))),
  ),
}

const judgeMove = (cluster: ClusterView, release: Release, { dependency, value }: Move): Breach => {
  const parts = cluster.moved.filter(
    (part) => part.release === release && part.move.dependency === dependency,
  )
  const referring = unresolved(cluster).filter((reference) => parts.some((part) => mayMean(reference, part)))
  const names = referring.map(({ placed }) => nameOf(placed)).join(', ')
  return {
    at: atValue(release, ...dependency.path),
    also: referring.map(({ placed, path }) => at(placed, ...path)),
    what: `${dependency.path.join('.')} of ${nameOf(release)} is ${shown(value)}, which moves ${dependency.moves}${names && `; ${names} may refer to it`}`,
    consequence:
      'no rule can check what refers to it: what still has the old name finds nothing, without an error',
    mend: `leave it at ${shown(dependency.byDefault) || 'nothing'}, or compare with what helm renders`,
  }
}

/** What an object selects, where no known Service or pods have the labels. */
interface Reference {
  readonly placed: Placed
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
  placed: Placed,
  path: readonly string[],
  matchLabels: Selector['matchLabels'] = {},
): Reference[] => {
  const namespace = namespaceOf(placed)
  const selector = { matchLabels }
  return Object.keys(matchLabels).length === 0 ||
    cluster.podsIn(namespace).some(({ labels }) => selects(selector, labels))
    ? []
    : [{ placed, path, kind: 'pods', selector, isSeen: (one) => one === namespace }]
}
