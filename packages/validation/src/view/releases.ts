import { CHART_CONTRACTS } from '../contracts/charts.ts'
import type {
  ChartContract,
  Dependency,
  ForeignPods,
  NamedPort,
  Switch,
} from '../contracts/chart-contract.ts'
import type { Path, Placed } from '../spot.ts'
import type { ObjectOf } from '../schema/kinds.ts'
import { namespaceOf } from './objects.ts'
import type { Labels } from './selector.ts'
import { chartValue, isMap } from './value-at.ts'

export type Release = Placed<ObjectOf<'helm.toolkit.fluxcd.io/v2/HelmRelease'>>

const contracts = new WeakMap<Release, ChartContract>()

/** What is known of what a release's chart makes with its values. */
export const contractOf = (release: Release): ChartContract | undefined => {
  const known = contracts.get(release)
  if (known) return known
  const contract = CHART_CONTRACTS[release.object.metadata.name]
  if (!contract) return undefined
  const found = withValues(release, contract)
  contracts.set(release, found)
  return found
}

/** Where a release's chart puts what it makes. */
export const namespaceOfChart = (release: Release): string =>
  release.object.spec?.targetNamespace ?? namespaceOf(release)

export const isOn = (release: Release, switches: readonly Switch[]): boolean =>
  switches.every(([path, byDefault]) => (chartValue(release, ...path) ?? byDefault) === true)

/** A value that moves what a contract states, as a release gives it. */
export interface Move {
  readonly dependency: Dependency
  readonly value: unknown
}

/** The values of a release that move what its chart's contract states. */
export const movesOf = (release: Release): readonly Move[] =>
  (CHART_CONTRACTS[release.object.metadata.name]?.dependsOn ?? []).flatMap((dependency) => {
    const value = chartValue(release, ...dependency.path) ?? dependency.byDefault
    return value === dependency.byDefault ? [] : [{ dependency, value }]
  })

const withValues = (release: Release, contract: ChartContract): ChartContract => {
  const additions = (contract.additions ?? []).filter(({ when }) => isOn(release, when))
  const morePorts = (kind: 'servicePorts' | 'podPorts', key: string): readonly NamedPort[] =>
    additions.flatMap((addition) => addition[kind]?.[key] ?? [])
  const services = Object.assign(
    {},
    contract.services,
    ...additions.map((addition) => addition.services),
  ) as ChartContract['services']
  return {
    ...contract,
    services: Object.fromEntries(
      Object.entries(services).map(([name, service]) => [
        name,
        {
          ...service,
          namespace: namespaceOfPart(release, service),
          labels: labelsWith(release, service.labels, service.more),
          ports: [...service.ports, ...morePorts('servicePorts', name)],
        },
      ]),
    ),
    pods: contract.pods.map((pods) => ({
      ...pods,
      namespace: namespaceOfPart(release, pods),
      labels: labelsWith(release, pods.labels, pods.more),
      ports: [...pods.ports, ...morePorts('podPorts', pods.part)],
    })),
  }
}

const namespaceOfPart = (
  release: Release,
  { namespace, namespaceFrom }: Pick<ForeignPods, 'namespace' | 'namespaceFrom'>,
): string => {
  const given = namespaceFrom && chartValue(release, ...namespaceFrom)
  return (typeof given === 'string' && given) || (namespace ?? namespaceOfChart(release))
}

/** Where a release's chart puts one of its parts. */
export const namespaceOfPods = (release: Release, part: string): string =>
  contractOf(release)?.pods.find((pods) => pods.part === part)?.namespace ?? namespaceOfChart(release)

/** Labels with those that the values add. */
const labelsWith = (release: Release, labels: Labels, more: readonly Path[] = []): Labels => {
  const given = more.map((path) => chartValue(release, ...path)).filter(isMap)
  return given.length === 0 ? labels : (Object.assign({}, labels, ...given) as Labels)
}
