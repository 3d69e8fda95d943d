import { didYouMean, suggestion } from '@fleet/model/suggestion'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { isBinarySize, MEBIBYTE, quantityOf } from '../../values/quantity.ts'
import { shown } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'
import { claimsIn } from '../../tree/workloads/volumes.ts'

export const validClaim: Rule = {
  id: 'valid-claim',
  summary:
    'Every claim on storage states one way of access, a size that a disk can have and a storage class, the same in a whole cluster.',
  rationale:
    'A claim of a class that nobody provides waits for ever, and so does its pod; a size in another unit is full on its first day.',
  example: {
    refused: 'spec: {storageClassName: local-paht, accessModes: [ReadWriteOnce]}',
    accepted: 'spec: {storageClassName: local-path, accessModes: [ReadWriteOnce]}',
  },
  fix: 'Name the class that the cluster’s other claims name, and a size in Mi or Gi.',
  check: inEachCluster((cluster) => {
    const claims = statedIn(cluster)
    return [...claims.flatMap(checkClaim), ...otherClasses(claims)]
  }),
}

/** A claim as it is stated somewhere, in an object or in a chart's values. */
interface Stated {
  readonly owner: string
  readonly size: Field
  readonly storageClass: Field
  /** Nothing where the chart states them itself. */
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
const LOKI = ['singleBinary', 'persistence'] as const

const chartClaims = (cluster: ClusterView): Stated[] =>
  cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release): Stated[] => {
    const field = (...path: readonly string[]): Field => ({
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
        return [
          {
            owner: `the claim of Loki in ${ownerOf(release)}`,
            size: field(...LOKI, 'size'),
            storageClass: field(...LOKI, 'storageClass'),
          },
        ]
      default:
        return []
    }
  })

const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod']
const MOST = 64 * 1024 * 1024 * MEBIBYTE

const checkClaim = ({ owner, size, storageClass, modes }: Stated): Violation[] => {
  const amount = quantityOf(size.value) ?? 0
  const listed = Array.isArray(modes?.value) ? (modes.value as readonly unknown[]) : []
  const waits = 'the claim waits for a volume for ever, and its pod with it'
  return [
    ...(isBinarySize(size.value) && amount >= MEBIBYTE && amount <= MOST
      ? []
      : [
          {
            location: size.location,
            message: `${owner} asks for ${shown(size.value)}`,
            impact: waits,
            fix: 'write a size that a disk can have, in Mi, Gi or Ti',
          },
        ]),
    ...(typeof storageClass.value === 'string' && storageClass.value !== ''
      ? []
      : [
          {
            location: storageClass.location,
            message: `${owner} names no storage class`,
            impact: 'it takes whichever is the default that day, or none',
            fix: 'name the class',
          },
        ]),
    ...(!modes || (listed.length === 1 && MODES.includes(String(listed[0])))
      ? []
      : [
          {
            location: modes.location,
            message: `${owner} asks for access in the modes ${listed.join(', ') || 'none'}`,
            impact: waits,
            fix: `write one of ${MODES.join(', ')}`,
          },
        ]),
  ]
}

/** What k3s brings. */
const BUILT_IN = 'local-path'

/** A class that only the fewer claims name is a slip; of a single claim, one that is nearly the built-in one. */
const otherClasses = (claims: readonly Stated[]): Violation[] => {
  const named = claims.filter(({ storageClass }) => typeof storageClass.value === 'string')
  const byClass = Map.groupBy(named, ({ storageClass }) => String(storageClass.value))
  const [most = BUILT_IN] = [...byClass].toSorted((one, other) => other[1].length - one[1].length)[0] ?? []
  const known = [...new Set([most, BUILT_IN])]
  return named.flatMap(({ owner, storageClass }) => {
    const name = String(storageClass.value)
    const isSlip = name !== most || didYouMean(name, [BUILT_IN]) !== undefined
    return name === BUILT_IN || !isSlip
      ? []
      : [
          {
            location: storageClass.location,
            message: `${owner} is of the storage class ${name}, unlike the cluster’s other claims`,
            impact: 'nobody provides it: the claim waits for ever, and its pod with it',
            fix: suggestion(name, known),
          },
        ]
  })
}
