import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import { nameOf } from '../../tree/objects.ts'
import { reachable } from '../../tree/reachable.ts'

export const noMissingDependency: Rule = {
  id: 'no-missing-dependency',
  summary: 'Every dependency of a Kustomization or HelmRelease is in the same tree, and none forms a cycle.',
  rationale:
    'Flux never applies an object that depends on a missing object or, through others, on itself. It does not report that as an error.',
  fix: 'Name an object of the tree; remove one dependency of a cycle.',
  check: inEachCluster((cluster, report) => {
    checkDependencies(cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization'), report)
    checkDependencies(cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'), report)
  }),
}

type Dependent = Located<
  ObjectOf<'kustomize.toolkit.fluxcd.io/v1/Kustomization'> | ObjectOf<'helm.toolkit.fluxcd.io/v2/HelmRelease'>
>

type DependentsByName = ReadonlyMap<string, Dependent>

const checkDependencies = (all: readonly Dependent[], report: Report): void => {
  const byName: DependentsByName = new Map(all.map((dependent) => [keyOf(dependent), dependent]))
  for (const dependent of all) {
    checkExistence(dependent, byName, report)
    checkCycle(dependent, byName, report)
  }
}

const keyOf = ({ object }: Dependent): string => `${object.metadata.namespace}/${object.metadata.name}`

const dependenciesOf = ({ object }: Dependent): string[] =>
  (object.spec?.dependsOn ?? []).map(
    ({ name, namespace = object.metadata.namespace }) => `${namespace}/${name}`,
  )

const checkExistence = (dependent: Dependent, byName: DependentsByName, report: Report): void => {
  for (const [index, name] of dependenciesOf(dependent).entries())
    if (!byName.has(name))
      report({
        location: at(dependent, 'spec', 'dependsOn', index),
        message: `${nameOf(dependent)} depends on ${dependent.object.kind} ${name}, which is in no file of ${dependent.cluster}`,
        impact: 'Flux never applies it',
        fix: `depend on one of ${[...byName.keys()].join(', ')}`,
        absence: { of: 'sources', namespaces: [name.split('/')[0] ?? ''] },
      })
}

const checkCycle = (dependent: Dependent, byName: DependentsByName, report: Report): void => {
  const known = (names: readonly string[]): string[] => names.filter((name) => byName.has(name))
  const before = reachable(known(dependenciesOf(dependent)), (name) => {
    const next = byName.get(name)
    return next ? known(dependenciesOf(next)) : []
  })
  if (!before.has(keyOf(dependent))) return
  const others = [...before].filter((name) => name !== keyOf(dependent))
  report({
    location: at(dependent, 'spec', 'dependsOn'),
    message: `${nameOf(dependent)} depends on itself${others.length > 0 ? ` through ${others.join(', ')}` : ''}`,
    impact: 'Flux applies none of them',
    fix: 'remove one dependency',
  })
}
