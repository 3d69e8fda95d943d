import { suggestion } from '@fleet/model/suggestion'
import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import { appliersOf } from '../../tree/flux/appliers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'

export const noMissingNotificationReference: Rule = {
  id: 'no-missing-notification-reference',
  summary: 'The Provider and the event sources of every Alert of Flux exist.',
  rationale: 'An Alert for a Kustomization that was renamed sends nothing, which looks like a quiet week.',
  fix: 'Name an object that exists, or * for all of the kind.',
  check: inEachCluster((cluster, report) => {
    for (const alert of cluster.all('notification.toolkit.fluxcd.io/v1beta3/Alert'))
      for (const reference of referencesOf(alert)) checkReference(cluster, alert, reference, report)
  }),
}

type Alert = Located<ObjectOf<'notification.toolkit.fluxcd.io/v1beta3/Alert'>>

interface Reference {
  readonly kind: Kind
  readonly namespace: string
  readonly name: string
  /** For a sentence: `notifies the`. */
  readonly verb: string
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

const referencesOf = (alert: Alert): readonly Reference[] => {
  const { providerRef, eventSources = [] } = alert.object.spec ?? {}
  const own = namespaceOf(alert)
  return [
    {
      kind: 'Provider',
      namespace: own,
      name: providerRef?.name ?? '',
      verb: 'notifies the',
      path: ['providerRef'],
    },
    ...eventSources.flatMap(({ kind, namespace = own, name }, index) =>
      isKnown(kind) && name !== '*'
        ? [{ kind, namespace, name, verb: 'reports events of the', path: ['eventSources', index] }]
        : [],
    ),
  ]
}

const checkReference = (
  cluster: ClusterView,
  alert: Alert,
  { kind, namespace, name, verb, path }: Reference,
  report: Report,
): void => {
  const names = [
    ...new Set([...namesIn(cluster, kind, namespace), ...bootstrappedNames(cluster, kind, namespace)]),
  ]
  if (names.includes(name)) return
  report({
    location: at(alert, 'spec', ...path),
    message: `${nameOf(alert)} ${verb} ${kind} ${namespace}/${name}, which is in no file of ${cluster.name}`,
    impact: 'Flux sends no notification of a failure',
    fix: suggestion(name, names),
    absence: { of: 'sources', namespaces: [namespace], name },
  })
}

const namesIn = (cluster: ClusterView, kind: Kind, namespace: string): readonly string[] =>
  cluster
    .all(KINDS[kind])
    .filter((located) => namespaceOf(located) === namespace)
    .map(({ object }) => object.metadata.name)

/** `flux bootstrap` makes the repository of the tree, and a Kustomization of its name: they are in no file. */
const bootstrappedNames = (cluster: ClusterView, kind: Kind, namespace: string): readonly string[] =>
  kind === 'GitRepository' || kind === 'Kustomization'
    ? appliersOf(cluster)
        .filter((applier) => namespaceOf(applier) === namespace)
        .flatMap(({ object }) => object.spec?.sourceRef.name ?? [])
    : []
