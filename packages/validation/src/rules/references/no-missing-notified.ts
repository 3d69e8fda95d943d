import { suggestion } from '@fleet/model/suggestion'
import { at, type Placed } from '../../spot.ts'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import type { ObjectOf } from '../../schema/kinds.ts'
import { appliersOf } from '../../view/appliers.ts'
import type { ClusterView } from '../../view/cluster-view.ts'
import { nameOf } from '../../view/objects.ts'

export const noMissingNotified: Rule = {
  id: 'no-missing-notified',
  demands:
    'What an Alert of Flux names is there: the Provider that it tells, and the objects that it tells of.',
  why: 'An Alert on a Kustomization that was renamed tells of nothing, and looks like a quiet week.',
  example: {
    refused: 'eventSources: [{kind: HelmRelease, name: grafanna}]',
    accepted: "eventSources: [{kind: HelmRelease, name: '*'}]",
  },
  mend: 'Name what exists, or * for everything of the kind.',
  judge: inEachCluster((cluster) =>
    cluster
      .all('notification.toolkit.fluxcd.io/v1beta3/Alert')
      .flatMap((alert) => [...missingProvider(cluster, alert), ...missingSources(cluster, alert)]),
  ),
}

type Alert = Placed<ObjectOf<'notification.toolkit.fluxcd.io/v1beta3/Alert'>>

const CONSEQUENCE = 'nobody is told when it fails'

const missingProvider = (cluster: ClusterView, alert: Alert): Breach[] => {
  const { name = '' } = alert.object.spec?.providerRef ?? {}
  const { namespace } = alert.object.metadata
  const kind = 'notification.toolkit.fluxcd.io/v1beta3/Provider'
  if (cluster.find(kind, namespace, name)) return []
  return [
    {
      at: at(alert, 'spec', 'providerRef'),
      what: `${nameOf(alert)} tells the Provider ${namespace}/${name}, which is in no file of ${cluster.name}`,
      consequence: CONSEQUENCE,
      mend: suggestion(
        name,
        cluster.all(kind).map(({ object }) => object.metadata.name),
      ),
    },
  ]
}

/** Kinds that this rule can find. */
const KNOWN = {
  GitRepository: 'source.toolkit.fluxcd.io/v1/GitRepository',
  HelmRelease: 'helm.toolkit.fluxcd.io/v2/HelmRelease',
  HelmRepository: 'source.toolkit.fluxcd.io/v1/HelmRepository',
  Kustomization: 'kustomize.toolkit.fluxcd.io/v1/Kustomization',
  OCIRepository: 'source.toolkit.fluxcd.io/v1/OCIRepository',
} as const

const isKnown = (kind: string): kind is keyof typeof KNOWN => Object.hasOwn(KNOWN, kind)

const missingSources = (cluster: ClusterView, alert: Alert): Breach[] =>
  (alert.object.spec?.eventSources ?? []).flatMap(({ kind, name, namespace }, index) => {
    const own = namespace ?? alert.object.metadata.namespace ?? 'default'
    if (!isKnown(kind) || name === '*') return []
    const names = [...new Set([...namesIn(cluster, kind, own), ...madeByBootstrap(cluster, kind, own)])]
    if (names.includes(name)) return []
    return [
      {
        at: at(alert, 'spec', 'eventSources', index),
        what: `${nameOf(alert)} tells of ${kind} ${own}/${name}, which is in no file of ${cluster.name}`,
        consequence: CONSEQUENCE,
        mend: suggestion(name, names),
      },
    ]
  })

const namesIn = (cluster: ClusterView, kind: keyof typeof KNOWN, namespace: string): readonly string[] =>
  cluster
    .all(KNOWN[kind])
    .filter(({ object }) => object.metadata.namespace === namespace)
    .map(({ object }) => object.metadata.name)

/** The repository that holds the tree, and the Kustomization of its name that applies Flux' own folder, are in no file of it. */
const madeByBootstrap = (cluster: ClusterView, kind: string, namespace: string): readonly string[] =>
  kind === 'GitRepository' || kind === 'Kustomization'
    ? appliersOf(cluster)
        .filter(({ object }) => object.metadata.namespace === namespace)
        .flatMap(({ object }) => object.spec?.sourceRef.name ?? [])
    : []
