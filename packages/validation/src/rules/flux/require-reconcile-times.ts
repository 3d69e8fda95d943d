import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { secondsOf } from '../../values/duration.ts'
import { nameOf } from '../../tree/objects.ts'
import { shown, valueAt } from '../../values/value-at.ts'

export const requireReconcileTimes: Rule = {
  id: 'require-reconcile-times',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'Every object of Flux states its interval, retryInterval and timeout, in times that fit a cluster.',
  rationale:
    'Without retryInterval Flux retries a failed layer only with the next interval. An interval of ten seconds keeps the controllers busy with nothing else.',
  fix: 'State interval (1m to 1h), retryInterval (10s to 10m) and timeout (1m to 30m), as durations like 10m.',
  check: inEachCluster((cluster, report) => {
    for (const [kind, fields] of Object.entries(TIMES))
      for (const located of cluster.others(kind))
        for (const field of fields) checkField(located, field, report)
  }),
}

type Field = keyof typeof BOUNDS

const BOUNDS = {
  interval: { least: 60, most: 3600, text: '1m to 1h' },
  retryInterval: { least: 10, most: 600, text: '10s to 10m' },
  timeout: { least: 60, most: 1800, text: '1m to 30m' },
} as const

/** The fields that each kind must state: a source fetches in seconds, and a release retries at once. */
const TIMES: Readonly<Record<string, readonly Field[]>> = {
  'kustomize.toolkit.fluxcd.io/v1/Kustomization': ['interval', 'retryInterval', 'timeout'],
  'helm.toolkit.fluxcd.io/v2/HelmRelease': ['interval', 'timeout'],
  'source.toolkit.fluxcd.io/v1/OCIRepository': ['interval'],
  'source.toolkit.fluxcd.io/v1/HelmRepository': ['interval'],
  'source.toolkit.fluxcd.io/v1/GitRepository': ['interval'],
}

const checkField = (located: Located, field: Field, report: Report): void => {
  const written = valueAt(located.object, ['spec', field])
  const { least, most, text } = BOUNDS[field]
  const seconds = secondsOf(written)
  if (seconds !== undefined && seconds >= least && seconds <= most) return
  report({
    location: at(located, 'spec', field),
    message: `${nameOf(located)} has the ${field} ${shown(written)}`,
    impact: IMPACTS[field],
    fix: `set it to ${text}`,
  })
}

const IMPACTS: Readonly<Record<Field, string>> = {
  interval: 'Flux undoes manual changes late or never, or its controllers do nothing else',
  retryInterval: 'Flux retries what failed late, or without a pause',
  timeout: 'a slow image counts as a failure, or a failure is noticed hours later',
}
