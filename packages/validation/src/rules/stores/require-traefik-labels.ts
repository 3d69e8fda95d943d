import { load } from 'js-yaml'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { at, type Path } from '../../values/location.ts'
import { listOf, shown, textAt, valueAt } from '../../values/value-at.ts'

export const requireTraefikLabels: Rule = {
  id: 'require-traefik-labels',
  summary:
    'Traefik offers metrics by entry point, router and service, in buckets fine enough for a percentile.',
  rationale:
    'By default it names no router, and its buckets end at 5 s and begin at 0.1 s: a panel by domain stays empty, and every percentile is the same.',
  fix: 'Set addRoutersLabels: true, leave the other labels on, and give buckets from milliseconds to seconds.',
  check: inEachCluster((cluster) =>
    cluster.others('helm.cattle.io/v1/HelmChartConfig').flatMap((config) => {
      if (config.object.metadata.name !== 'traefik') return []
      const content = ['spec', 'valuesContent']
      const values = valueAt(load(textAt(config.object, ...content)), PROMETHEUS)
      return problemsOf(values).map(([key, message]): Violation => ({
        location: { ...at(config, ...content), inside: [...PROMETHEUS, key] satisfies Path },
        message: `Traefik of ${cluster.name} ${message}`,
        impact: 'panels by entry point, domain or service are empty, or their percentiles say nothing',
        fix: 'set addRoutersLabels: true, leave the others on, and give buckets such as 0.005,0.01,0.05,0.1,0.5,1,5,10',
      }))
    }),
  ),
}

const PROMETHEUS = ['metrics', 'prometheus']

const LABELS = { addEntryPointsLabels: true, addRoutersLabels: false, addServicesLabels: true } as const

const problemsOf = (values: unknown): (readonly [string, string])[] => {
  const buckets = (textAt(values, 'buckets') || '0.1,0.3,1.2,5.0').split(',').map(Number)
  const isAscending = buckets.every((bucket, index) => index === 0 || bucket > (buckets[index - 1] ?? 0))
  const entryPoint = valueAt(values, ['entryPoint']) ?? 'metrics'
  return [
    ...Object.entries(LABELS)
      .filter(([key, byDefault]) => (valueAt(values, [key]) ?? byDefault) !== true)
      .map(([key]) => [key, `leaves ${key} off`] as const),
    ...(isAscending && buckets.length >= 8 && (buckets[0] ?? 1) <= 0.01 && (buckets.at(-1) ?? 0) >= 5
      ? []
      : [['buckets', `measures times in the buckets ${buckets.join(', ')}`] as const]),
    ...(entryPoint === 'metrics'
      ? []
      : [['entryPoint', `offers its metrics on ${shown(entryPoint)}`] as const]),
    ...(listOf(valueAt(values, ['manualRouting'])).length > 0
      ? [['manualRouting', 'routes its metrics by hand'] as const]
      : []),
  ]
}
