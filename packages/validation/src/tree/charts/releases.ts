import { CHART_CONTRACTS } from '../../catalog/charts/charts.ts'
import {
  inMode,
  type ChartContract,
  type Dependency,
  type ForeignPods,
  type NamedPort,
  type Switch,
} from '../../catalog/charts/chart-contract.ts'
import type { Path } from '../../values/location.ts'
import { namespaceOf } from '../objects.ts'
import type { Labels } from '../../values/selector.ts'
import { remembered } from '../../values/remembered.ts'
import { isMap } from '../../values/value-at.ts'
import { chartValue, type Release } from './release.ts'

/** What is known of what a release's chart makes with its values. */
export const contractOf = remembered((release: Release): ChartContract | undefined => {
  const contract = CHART_CONTRACTS[release.object.metadata.name]
  return (
    contract &&
    withValues(
      release,
      inMode(contract, (...path) => chartValue(release, ...path)),
    )
  )
})

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
    pods: contract.pods
      .filter(({ when = [] }) => isOn(release, when))
      .map((pods) => ({
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
