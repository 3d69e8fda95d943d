import { load } from 'js-yaml'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { at } from '../../values/location.ts'
import { listOf, shown, textAt, valueAt } from '../../values/value-at.ts'

export const requireTraefikMetrics: Rule = {
  id: 'require-traefik-metrics',
  ownSeverity: 'info',
  summary:
    'Traefik serves metrics by entry point, router and service, with buckets that are fine enough for percentiles.',
  rationale:
    'By default Traefik has no metrics by router, and its buckets range from 0.1 s to 5 s. Panels by domain stay empty, and all percentiles are equal.',
  fix: 'Set addRoutersLabels: true, leave the other labels on, and set buckets from milliseconds to seconds.',
  check: inEachCluster((cluster, report) => {
    for (const config of cluster.others('helm.cattle.io/v1/HelmChartConfig')) {
      if (config.object.metadata.name !== 'traefik') continue
      const values = valueAt(load(textAt(config.object, ...CONTENT)), PROMETHEUS)
      const reportKey: ReportKey = (key, message) => {
        report({
          location: { ...at(config, ...CONTENT), inside: [...PROMETHEUS, key] },
          message: `Traefik of ${cluster.name} ${message}`,
          impact: 'panels by entry point, domain or service stay empty, or their percentiles are meaningless',
          fix: 'set addRoutersLabels: true, leave the other labels on, and set buckets such as 0.005,0.01,0.05,0.1,0.5,1,5,10',
        })
      }
      checkLabels(values, reportKey)
      checkBuckets(values, reportKey)
      checkEntryPoint(values, reportKey)
    }
  }),
}

type ReportKey = (key: string, message: string) => void

const CONTENT = ['spec', 'valuesContent']
const PROMETHEUS = ['metrics', 'prometheus']

const LABELS = { addEntryPointsLabels: true, addRoutersLabels: false, addServicesLabels: true } as const

const checkLabels = (values: unknown, reportKey: ReportKey): void => {
  for (const [key, byDefault] of Object.entries(LABELS))
    if ((valueAt(values, [key]) ?? byDefault) !== true) reportKey(key, `has ${key} off`)
}

const DEFAULT_BUCKETS = '0.1,0.3,1.2,5.0'

const checkBuckets = (values: unknown, reportKey: ReportKey): void => {
  const buckets = (textAt(values, 'buckets') || DEFAULT_BUCKETS).split(',').map(Number)
  const isAscending = buckets.every((bucket, index) => index === 0 || bucket > (buckets[index - 1] ?? 0))
  const isFine = buckets.length >= 8 && (buckets[0] ?? 1) <= 0.01 && (buckets.at(-1) ?? 0) >= 5
  if (!isAscending || !isFine) reportKey('buckets', `has the buckets ${buckets.join(', ')}`)
}

const checkEntryPoint = (values: unknown, reportKey: ReportKey): void => {
  const entryPoint = valueAt(values, ['entryPoint']) ?? 'metrics'
  if (entryPoint !== 'metrics')
    reportKey('entryPoint', `serves its metrics on the entry point ${shown(entryPoint)}`)
  if (listOf(valueAt(values, ['manualRouting'])).length > 0)
    reportKey('manualRouting', 'routes its metrics by hand')
}
