import { componentsOf } from '../../telemetry/collectors/collector.ts'
import type { RemoteWrite } from '../../telemetry/collectors/config.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import { valueAt } from '../../values/value-at.ts'

export const requireUnchangedNames: Rule = {
  id: 'require-unchanged-names',
  summary:
    'Metrics leave a cluster under the names and with the labels that the hub’s own scrapes give them.',
  rationale:
    'A counter renamed on its way (`_total` added) has one name in each cluster, and half of a panel stays empty.',
  fix: 'Set translation_strategy: UnderscoreEscapingWithoutSuffixes and disable_scope_info: true; set no namespace and no metric suffixes.',
  check: inEachCollector((collector) => [
    ...componentsOf(collector, 'exporters', 'prometheus_remote_write').flatMap(({ id, value }) =>
      renamings(value).map(([key, message]) => ({
        location: collector.location('exporters', id, key),
        message: `${id} ${message}`,
        impact: 'queries find the series of the hub and not those of this cluster',
        fix: 'set translation_strategy: UnderscoreEscapingWithoutSuffixes and disable_scope_info: true, and nothing else that renames',
      })),
    ),
    ...componentsOf(collector, 'receivers', 'prometheus')
      .filter(({ value }) => valueAt(value, ['trim_metric_suffixes']) === true)
      .map(({ id }) => ({
        location: collector.location('receivers', id, 'trim_metric_suffixes'),
        message: `${id} cuts the ends off the names of its metrics`,
        impact: 'queries find the series of the hub and not those of this cluster',
        fix: 'take the setting away',
      })),
  ]),
}

const renamings = (exporter: RemoteWrite): (readonly [string, string])[] => {
  const found: (readonly [string, string])[] = []
  const strategy = exporter.translation_strategy
  if (strategy !== 'UnderscoreEscapingWithoutSuffixes')
    found.push([
      'translation_strategy',
      `translates names by ${strategy ?? 'the default, which adds suffixes'}`,
    ])
  if (exporter.disable_scope_info !== true)
    found.push([
      'disable_scope_info',
      'gives every series labels of its scope, which the hub’s series do not have',
    ])
  for (const key of ['namespace', 'add_metric_suffixes'] as const)
    if (valueAt(exporter, [key]) !== undefined && valueAt(exporter, [key]) !== '')
      found.push([key, `renames metrics by ${key}`])
  if (valueAt(exporter, ['resource_to_telemetry_conversion', 'enabled']) === true)
    found.push(['resource_to_telemetry_conversion', 'makes a label of every attribute'])
  return found
}
