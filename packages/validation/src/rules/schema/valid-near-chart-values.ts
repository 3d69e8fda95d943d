import { chartOf } from '../../tree/charts/chart-of.ts'
import { knownChart } from '../../tree/charts/known-chart.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { chartValueErrors, valuesOfRelease } from './chart-value-errors.ts'

export const validNearChartValues: Rule = {
  id: 'valid-near-chart-values',
  severity: 'warning',
  summary:
    'The chart of a release reads each of its values, as far as another version of the chart can tell.',
  rationale:
    'Helm ignores a value under an unknown key without a warning. Most keys of a chart are the same in all its versions: a key that another version does not read is more often a typo than a change of the chart.',
  fix: 'Compare the key with the values of the installed version, or derive its keys with `chart add`. If the installed version reads it, suppress the violation.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      checkRelease(cluster, release, report)
  }),
}

const checkRelease = (cluster: ClusterView, release: Located, report: Report): void => {
  const chart = chartOf(cluster, release)
  const known = chart && knownChart(cluster, chart)
  if (!known || known.nearness === 'exact') return
  const installed = [chart.name, chart.version].join(' ').trim()
  const meaning = {
    whose: `a value of the chart ${installed}, compared with version ${known.version},`,
    impact: 'if the installed version is the same here, the chart ignores it, or fails to render',
    fix: `compare it with the values of ${installed}`,
  }
  for (const violation of chartValueErrors(valuesOfRelease(release, known.errorsOf), meaning))
    report(violation)
}
