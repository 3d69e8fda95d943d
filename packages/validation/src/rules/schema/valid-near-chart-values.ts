import { CHART_VALUES } from '../../schemas/charts.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { at, type Located } from '../../values/location.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { valueAt } from '../../values/value-at.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { chartValueErrors } from './chart-value-errors.ts'

export const validNearChartValues: Rule = {
  id: 'valid-near-chart-values',
  severity: 'warning',
  summary:
    'The chart of a release reads each of its values, as far as another version of the chart can tell.',
  rationale:
    'Helm ignores a value under an unknown key without a warning. Most keys of a chart are the same in all its versions: a key that another version does not read is more often a typo than a change of the chart.',
  fix: 'Compare the key with the values of the installed version. If that one reads it, suppress the violation.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      if (!isGenerated(release.file)) checkRelease(cluster, release, report)
  }),
}

const checkRelease = (cluster: ClusterView, release: Located, report: Report): void => {
  const chart = chartOf(cluster, release)
  const known = chart && nearOf(chart.name)
  if (!known || known.version === chart.version.replace(/^v/, '')) return
  const installed = [chart.name, chart.version].join(' ').trim()
  const meaning = {
    whose: `a value of the chart ${installed}, compared with version ${known.version},`,
    impact: 'if the installed version is the same here, the chart ignores it, or fails to render',
    fix: `compare it with the values of ${installed}`,
  }
  const values = valueAt(release.object, ['spec', 'values'])
  const location = (...path: readonly (string | number)[]) => at(release, 'spec', 'values', ...path)
  for (const violation of chartValueErrors({ schema: known.schema, values, location }, meaning))
    report(violation)
}

/** The version of a chart whose values are known. */
const nearOf = (name: string): { readonly version: string; readonly schema: string } | undefined => {
  const [named, schema] = Object.entries(CHART_VALUES).find(([one]) => one.startsWith(`${name} `)) ?? []
  return named !== undefined && schema !== undefined
    ? { version: named.slice(name.length + 1), schema }
    : undefined
}
