import { componentsOf, metricsOrigins } from '../../telemetry/collectors/collector.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import { valueAt } from '../../values/value-at.ts'

export const requireUnchangedMetricNames: Rule = {
  id: 'require-unchanged-metric-names',
  ownSeverity: 'info',
  summary: 'Metrics leave a cluster with the names and labels that the hub’s own scrapes have.',
  rationale:
    'A suffix such as `_total`, added on the way, gives a counter two names. Half of a panel stays empty.',
  fix: 'Set translation_strategy: UnderscoreEscapingWithoutSuffixes and disable_scope_info: true. Set no namespace and no metric suffixes.',
  needs: 'hub',
  check: inEachCollector((collector, report) => {
    for (const { id, value } of componentsOf(collector, 'exporters', 'prometheus_remote_write')) {
      const origins = [...metricsOrigins(collector, id)]
      // What a collector itself counts, nobody scrapes anywhere.
      if (origins.length > 0 && origins.every((origin) => Object.hasOwn(collector.config.connectors, origin)))
        continue
      for (const [key, message] of renamings(value))
        report({
          location: collector.location('exporters', id, key),
          message: `${id} ${message}`,
          impact,
          fix: 'set translation_strategy: UnderscoreEscapingWithoutSuffixes and disable_scope_info: true, and nothing else that renames',
        })
    }
    for (const { id, value } of componentsOf(collector, 'receivers', 'prometheus'))
      if (valueAt(value, ['trim_metric_suffixes']) === true)
        report({
          location: collector.location('receivers', id, 'trim_metric_suffixes'),
          message: `${id} removes the suffixes of metric names`,
          impact,
          fix: 'remove the setting',
        })
  }),
}

const impact = 'queries find the series of the hub and not those of this cluster'

const renamings = (exporter: unknown): readonly (readonly [key: string, message: string])[] => {
  const setting = (...path: readonly string[]): unknown => valueAt(exporter, path)
  const strategy = setting('translation_strategy')
  const found: [string, string][] = []
  if (strategy !== 'UnderscoreEscapingWithoutSuffixes')
    found.push([
      'translation_strategy',
      `translates names by ${typeof strategy === 'string' ? strategy : 'the default, which adds suffixes'}`,
    ])
  if (setting('disable_scope_info') !== true)
    found.push(['disable_scope_info', 'adds labels of the scope, which the hub’s series do not have'])
  for (const key of ['namespace', 'add_metric_suffixes'])
    if (setting(key) !== undefined && setting(key) !== '') found.push([key, `renames metrics by ${key}`])
  if (setting('resource_to_telemetry_conversion', 'enabled') === true)
    found.push(['resource_to_telemetry_conversion', 'makes a label of every attribute'])
  return found
}
