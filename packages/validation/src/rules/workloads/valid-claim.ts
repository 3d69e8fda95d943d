import { isGenerated } from '../../values/rendered-tree.ts'
import { didYouMean, suggestion } from '@fleet/model/suggestion'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { Location, Path } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { isBinarySize, MEBIBYTE, quantityOf } from '../../values/quantity.ts'
import { shown, textAt } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'
import { claimsIn } from '../../tree/workloads/volumes.ts'

export const validClaim: Rule = {
  id: 'valid-claim',
  ownSeverity: 'warning',
  summary:
    'Every claim has one access mode, a size that a disk can have, and a storage class whose name is not misspelt.',
  rationale:
    'A claim with a missing storage class waits without end, and so does its pod. A size in another unit is full on its first day.',
  fix: 'Write the storage class of the cluster’s other claims, and a size in Mi or Gi.',
  check: inEachCluster((cluster, report) => {
    const claims = statedIn(cluster)
    for (const claim of claims) (isOwn(claim) ? checkSize : checkClaim)(claim, report)
    checkClasses(claims, report)
  }),
}

/** A claim in an object or in a chart's values. */
interface Stated {
  readonly owner: string
  readonly size: Field
  readonly storageClass: Field
  /** Nothing where the chart sets them itself. */
  readonly modes?: Field
}

interface Field {
  readonly value: unknown
  readonly location: Location
}

const statedIn = (cluster: ClusterView): Stated[] => [
  ...claimsIn(cluster).map(({ owner, spec, location }) => ({
    owner,
    size: {
      value: spec.resources?.requests?.['storage'],
      location: location('resources', 'requests', 'storage'),
    },
    storageClass: { value: spec.storageClassName, location: location('storageClassName') },
    modes: { value: spec.accessModes, location: location('accessModes') },
  })),
  ...chartClaims(cluster),
]

const PROMETHEUS = ['prometheus', 'prometheusSpec', 'storageSpec', 'volumeClaimTemplate', 'spec'] as const

/** Where the chart of Loki reads the claims of its parts: of some it has a list, whose first is for their data. */
const CLAIMS_OF_LOKI: Readonly<Record<string, readonly Path[]>> = {
  Monolithic: [['singleBinary', 'persistence']],
  Distributed: [
    ['ingester', 'persistence', 'claims', 0],
    ['compactor', 'persistence', 'claims', 0],
    ['indexGateway', 'persistence'],
  ],
}

const NAMES_OF_PARTS: Readonly<Record<string, string>> = {
  singleBinary: 'Loki',
  ingester: 'Loki’s ingester',
  compactor: 'Loki’s compactor',
  indexGateway: 'Loki’s index gateway',
}

const chartClaims = (cluster: ClusterView): Stated[] =>
  cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release): Stated[] => {
    const field = (...path: Path): Field => ({
      value: chartValue(release, ...path),
      location: atValue(release, ...path),
    })
    switch (release.object.metadata.name) {
      case 'kube-prometheus-stack':
        return [
          {
            owner: `the claim of Prometheus in ${ownerOf(release)}`,
            size: field(...PROMETHEUS, 'resources', 'requests', 'storage'),
            storageClass: field(...PROMETHEUS, 'storageClassName'),
            modes: field(...PROMETHEUS, 'accessModes'),
          },
        ]
      case 'loki':
        return (CLAIMS_OF_LOKI[textAt(release.object.spec?.values, 'deploymentMode') || 'Monolithic'] ?? [])
          .filter(
            ([part = '']) => part === 'singleBinary' || field(part, 'persistence', 'enabled').value === true,
          )
          .map((path) => ({
            owner: `the claim of ${NAMES_OF_PARTS[String(path[0])] ?? 'Loki'} in ${ownerOf(release)}`,
            size: field(...path, 'size'),
            storageClass: field(...path, 'storageClass'),
          }))
      default:
        return []
    }
  })

const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod']
const MOST = 64 * 1024 * 1024 * MEBIBYTE

const WAITS = 'the claim waits for a volume without end, and so does its pod'

/** In a person's file the class and the modes may be the cluster's own, or the operator's. */
const isOwn = ({ size }: Stated): boolean => !isGenerated(size.location.file)

const checkSize = ({ owner, size }: Stated, report: Report): void => {
  const amount = quantityOf(size.value) ?? 0
  const isMissing = size.value === undefined && !isGenerated(size.location.file)
  const hasUnit = isBinarySize(size.value) || !isGenerated(size.location.file)
  if (!isMissing && (!hasUnit || amount < MEBIBYTE || amount > MOST))
    report({
      location: size.location,
      message: `${owner} requests ${shown(size.value)}`,
      impact: WAITS,
      fix: 'write a size that a disk can have, in Mi, Gi or Ti',
    })
}

const checkClaim = (claim: Stated, report: Report): void => {
  checkSize(claim, report)
  const { owner, storageClass, modes } = claim
  if (typeof storageClass.value !== 'string' || storageClass.value === '')
    report({
      location: storageClass.location,
      message: `${owner} has no storage class`,
      impact: 'it gets the default of its day, or no volume',
      fix: 'write the storage class',
    })
  const listed = Array.isArray(modes?.value) ? (modes.value as readonly unknown[]) : []
  if (modes && (listed.length !== 1 || !MODES.includes(String(listed[0]))))
    report({
      location: modes.location,
      message: `${owner} has the access modes ${listed.join(', ') || 'none'}`,
      impact: WAITS,
      fix: `write one of ${MODES.join(', ')}`,
    })
}

/** The storage class of k3s. */
const BUILT_IN = 'local-path'

/** Reports a class whose name is nearly that of most claims, or of k3s. Another one is a choice: volumes may differ in their class. */
const checkClasses = (claims: readonly Stated[], report: Report): void => {
  const named = claims.filter(({ storageClass }) => typeof storageClass.value === 'string')
  const byClass = Map.groupBy(named, ({ storageClass }) => String(storageClass.value))
  const [most = BUILT_IN] = [...byClass].toSorted((one, other) => other[1].length - one[1].length)[0] ?? []
  for (const claim of named) {
    const { owner, storageClass } = claim
    const name = String(storageClass.value)
    const known = [...new Set(isOwn(claim) ? [BUILT_IN] : [most, BUILT_IN])].filter((other) => other !== name)
    if (name === BUILT_IN || didYouMean(name, known) === undefined) continue
    report({
      location: storageClass.location,
      message: `${owner} has the storage class ${name}, ${name === most ? `which is nearly ${BUILT_IN}, the class of k3s` : 'unlike the cluster’s other claims'}`,
      impact: `the cluster does not have it: ${WAITS}`,
      fix: suggestion(name, known),
    })
  }
}
