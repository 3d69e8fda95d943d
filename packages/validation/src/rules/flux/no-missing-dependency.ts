import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import { nameOf } from '../../tree/objects.ts'
import { reachable } from '../../tree/reachable.ts'

export const noMissingDependency: Rule = {
  id: 'no-missing-dependency',
  summary: 'Everything that Flux is told to wait for is in the same tree, and nothing waits for itself.',
  rationale:
    'Flux applies nothing that depends on what does not exist, or on itself by a detour, and does not call it an error.',
  fix: 'Name what exists; break a circle where it is weakest.',
  check: inEachCluster((cluster) => [
    ...checkDependencies(cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization')),
    ...checkDependencies(cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')),
  ]),
}

type PlacedDependent = Located<
  ObjectOf<'kustomize.toolkit.fluxcd.io/v1/Kustomization'> | ObjectOf<'helm.toolkit.fluxcd.io/v2/HelmRelease'>
>

const checkDependencies = (all: readonly PlacedDependent[]): Violation[] => {
  const byName = new Map(all.map((placed) => [keyOf(placed), placed]))
  return all.flatMap((placed) => [...missing(placed, byName), ...cycleThrough(placed, byName)])
}

const keyOf = ({ object }: PlacedDependent): string => `${object.metadata.namespace}/${object.metadata.name}`

const dependenciesOf = ({ object }: PlacedDependent): string[] =>
  (object.spec?.dependsOn ?? []).map(
    ({ name, namespace = object.metadata.namespace }) => `${namespace}/${name}`,
  )

const missing = (placed: PlacedDependent, byName: ReadonlyMap<string, PlacedDependent>): Violation[] =>
  dependenciesOf(placed).flatMap((name, index) =>
    byName.has(name)
      ? []
      : [
          {
            location: at(placed, 'spec', 'dependsOn', index),
            message: `${nameOf(placed)} depends on ${placed.object.kind} ${name}, which is in no file of ${placed.cluster}`,
            impact: 'Flux never applies it',
            fix: `depend on one of ${[...byName.keys()].join(', ')}`,
          },
        ],
  )

const cycleThrough = (placed: PlacedDependent, byName: ReadonlyMap<string, PlacedDependent>): Violation[] => {
  const known = (names: readonly string[]): string[] => names.filter((name) => byName.has(name))
  const seen = reachable(known(dependenciesOf(placed)), (name) => {
    const next = byName.get(name)
    return next ? known(dependenciesOf(next)) : []
  })
  if (!seen.has(keyOf(placed))) return []
  return [
    {
      location: at(placed, 'spec', 'dependsOn'),
      message: `${nameOf(placed)} depends on itself, by way of ${[...seen].filter((name) => name !== keyOf(placed)).join(', ') || 'nothing else'}`,
      impact: 'Flux applies none of them',
      fix: 'take one dependency away',
    },
  ]
}
