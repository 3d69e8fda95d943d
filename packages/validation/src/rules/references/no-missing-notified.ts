import { suggestion } from '@fleet/model/suggestion'
import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import { appliersOf } from '../../tree/flux/appliers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'

export const noMissingNotified: Rule = {
  id: 'no-missing-notified',
  summary:
    'What an Alert of Flux names is there: the Provider that it tells, and the objects that it tells of.',
  rationale: 'An Alert on a Kustomization that was renamed tells of nothing, and looks like a quiet week.',
  fix: 'Name what exists, or * for everything of the kind.',
  check: inEachCluster((cluster) =>
    cluster
      .all('notification.toolkit.fluxcd.io/v1beta3/Alert')
      .flatMap((alert) => namedBy(alert).flatMap((named) => missing(cluster, alert, named))),
  ),
}

type Alert = Located<ObjectOf<'notification.toolkit.fluxcd.io/v1beta3/Alert'>>

/** What an Alert names, and the words and the place where it does. */
interface Named {
  readonly kind: Kind
  readonly namespace: string
  readonly name: string
  readonly how: string
  readonly path: Path
}

const KINDS = {
  GitRepository: 'source.toolkit.fluxcd.io/v1/GitRepository',
  HelmRelease: 'helm.toolkit.fluxcd.io/v2/HelmRelease',
  HelmRepository: 'source.toolkit.fluxcd.io/v1/HelmRepository',
  Kustomization: 'kustomize.toolkit.fluxcd.io/v1/Kustomization',
  OCIRepository: 'source.toolkit.fluxcd.io/v1/OCIRepository',
  Provider: 'notification.toolkit.fluxcd.io/v1beta3/Provider',
} as const

type Kind = keyof typeof KINDS

const isKnown = (kind: string): kind is Kind => Object.hasOwn(KINDS, kind)

const namedBy = (alert: Alert): readonly Named[] => {
  const { providerRef, eventSources = [] } = alert.object.spec ?? {}
  const own = namespaceOf(alert)
  return [
    {
      kind: 'Provider',
      namespace: own,
      name: providerRef?.name ?? '',
      how: 'tells the',
      path: ['providerRef'],
    },
    ...eventSources.flatMap(({ kind, namespace = own, name }, index) =>
      isKnown(kind) && name !== '*'
        ? [{ kind, namespace, name, how: 'tells of', path: ['eventSources', index] }]
        : [],
    ),
  ]
}

const missing = (
  cluster: ClusterView,
  alert: Alert,
  { kind, namespace, name, how, path }: Named,
): Violation[] => {
  const names = [
    ...new Set([...namesIn(cluster, kind, namespace), ...madeByBootstrap(cluster, kind, namespace)]),
  ]
  return names.includes(name)
    ? []
    : [
        {
          location: at(alert, 'spec', ...path),
          message: `${nameOf(alert)} ${how} ${kind} ${namespace}/${name}, which is in no file of ${cluster.name}`,
          impact: 'nobody is told when it fails',
          fix: suggestion(name, names),
        },
      ]
}

const namesIn = (cluster: ClusterView, kind: Kind, namespace: string): readonly string[] =>
  cluster
    .all(KINDS[kind])
    .filter((placed) => namespaceOf(placed) === namespace)
    .map(({ object }) => object.metadata.name)

/** The repository that holds the tree, and the Kustomization of its name that applies Flux' own folder, are in no file of it. */
const madeByBootstrap = (cluster: ClusterView, kind: Kind, namespace: string): readonly string[] =>
  kind === 'GitRepository' || kind === 'Kustomization'
    ? appliersOf(cluster)
        .filter((applier) => namespaceOf(applier) === namespace)
        .flatMap(({ object }) => object.spec?.sourceRef.name ?? [])
    : []
