import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { secondsOf } from '../../values/duration.ts'
import { nameOf } from '../../tree/objects.ts'
import { shown, valueAt } from '../../values/value-at.ts'

export const requireReconcileTimes: Rule = {
  id: 'require-reconcile-times',
  summary:
    'Every object of Flux states how often it is reconciled, how soon again after a failure and for how long it may try, in times that fit a cluster.',
  rationale:
    'Left unsaid, a failed layer is tried again only with the next interval; ten seconds in place of ten minutes keeps the controllers busy with nothing else.',
  fix: 'State interval (1m to 1h), retryInterval (10s to 10m) and timeout (1m to 30m), as durations like 10m.',
  check: inEachCluster((cluster) =>
    Object.entries(TIMES).flatMap(([kind, fields]) =>
      fluxObjects(cluster, kind).flatMap((placed) => fields.flatMap((field) => checkField(placed, field))),
    ),
  ),
}

type Field = keyof typeof BOUNDS

const BOUNDS = {
  interval: { least: 60, most: 3600, text: '1m to 1h' },
  retryInterval: { least: 10, most: 600, text: '10s to 10m' },
  timeout: { least: 60, most: 1800, text: '1m to 30m' },
} as const

/** What of these each kind must state: a source fetches in seconds, and a release tries again at once. */
const TIMES: Readonly<Record<string, readonly Field[]>> = {
  'kustomize.toolkit.fluxcd.io/v1/Kustomization': ['interval', 'retryInterval', 'timeout'],
  'helm.toolkit.fluxcd.io/v2/HelmRelease': ['interval', 'timeout'],
  'source.toolkit.fluxcd.io/v1/OCIRepository': ['interval'],
  'source.toolkit.fluxcd.io/v1/HelmRepository': ['interval'],
  'source.toolkit.fluxcd.io/v1/GitRepository': ['interval'],
}

const fluxObjects = (cluster: ClusterView, kind: string): readonly Located[] => cluster.others(kind)

const checkField = (placed: Located, field: Field): Violation[] => {
  const written = valueAt(placed.object, ['spec', field])
  const { least, most, text } = BOUNDS[field]
  const seconds = secondsOf(written)
  if (seconds !== undefined && seconds >= least && seconds <= most) return []
  return [
    {
      location: at(placed, 'spec', field),
      message: `${nameOf(placed)} has the ${field} ${shown(written)}`,
      impact: CONSEQUENCES[field],
      fix: `state one of ${text}`,
    },
  ]
}

const CONSEQUENCES: Readonly<Record<Field, string>> = {
  interval: 'a change made by hand is never undone, or the controllers do nothing else',
  retryInterval: 'what failed once is tried again late, or without a pause',
  timeout: 'a slow image is called a failure, or a failure is noticed hours later',
}
