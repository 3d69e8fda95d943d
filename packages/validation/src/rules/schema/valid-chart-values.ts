import { load, YAMLException } from 'js-yaml'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { CHART_VALUES, K3S_CHART_VALUES } from '../../schemas/charts.ts'
import { idleValuesIn } from '../../schemas/idle-values.ts'
import { at, type Path, type Located, type Location } from '../../values/location.ts'
import { isExactVersion } from '../../values/version.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { valueAt } from '../../values/value-at.ts'
import { chartValueErrors, type ChartValues } from './chart-value-errors.ts'

export const validChartValues: Rule = {
  id: 'valid-chart-values',
  stage: 'shape',
  summary:
    'The chart of a release reads each of its values, at the version that is installed, with that type.',
  rationale:
    'Helm ignores a value under an unknown key without a warning. Resources under `kubeStateMetrics` instead of `kube-state-metrics` had no effect for months.',
  fix: 'Use the key of the chart. For another chart or version, run `pnpm derive:chart-keys CHART.tgz`. List the result in packages/validation/src/schemas/charts.ts.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      checkRelease(cluster, release, report)
    for (const config of cluster.others('helm.cattle.io/v1/HelmChartConfig')) checkChartConfig(config, report)
  }),
}

const checkRelease = (cluster: ClusterView, release: Located, report: Report): void => {
  const chart = chartOf(cluster, release)
  // A release with a missing source, or without a version, is another rule's finding.
  if (!chart || !isExactVersion(chart.version)) return
  const named = `${chart.name} ${chart.version}`
  const schema = CHART_VALUES[named]
  if (schema === undefined) return reportUnknownChart(release, named, report)
  const location = (...path: Path): Location => at(release, 'spec', 'values', ...path)
  const values = valueAt(release.object, ['spec', 'values'])
  checkValues({ schema, values, location }, named, report)
  for (const { path, besides } of idleValuesIn(chart.name, values))
    report({
      location: location(...path),
      message: `${path.join('.')} has no effect while ${besides.join('.')} is true`,
      impact: 'the chart renders the same objects with and without it',
      fix: `set ${besides.join('.')} alone`,
    })
}

/** The values of a chart that a person chooses are the person's affair. */
const reportUnknownChart = (release: Located, named: string, report: Report): void => {
  if (!isGenerated(release.file)) return
  report({
    location: at(release, 'spec', 'chartRef'),
    message: `no schema is known for the values of the chart ${named}; known are ${Object.keys(CHART_VALUES).join(', ')}`,
    impact: 'the chart would ignore a value under a wrong key, without a warning',
    fix: 'run `pnpm derive:chart-keys CHART.tgz` on the chart’s archive, and list the result in packages/validation/src/schemas/charts.ts',
  })
}

const checkValues = (values: ChartValues, chart: string, report: Report): void => {
  const meaning = {
    whose: `a value of the chart ${chart}`,
    impact: 'the chart ignores it, fails to render, or renders an object that the API server refuses',
    fix: 'correct it as the chart’s own values show',
  }
  for (const violation of chartValueErrors(values, meaning)) report(violation)
}

/** k3s configures its own charts by a text of values, or by a map of them. */
const checkChartConfig = (config: Located, report: Report): void => {
  const { name } = config.object.metadata
  const schema = K3S_CHART_VALUES[name]
  if (schema === undefined) return reportUnknownChartOfK3s(config, report)
  const chart = `${name} of k3s`
  const values = valueAt(config.object, ['spec', 'values'])
  const location = (...path: Path): Location => at(config, 'spec', 'values', ...path)
  checkValues({ schema, values, location }, chart, report)
  const content = ['spec', 'valuesContent']
  const text = valueAt(config.object, content)
  if (typeof text !== 'string') return
  const parsedText = parsed(text)
  if (parsedText instanceof YAMLException)
    return report({
      location: at(config, ...content),
      message: `the values of the chart ${chart} are not valid YAML: ${parsedText.reason}`,
      impact: 'k3s cannot install the chart',
      fix: 'correct the text',
    })
  const insideText = (...inside: Path): Location => ({ ...at(config, ...content), inside })
  checkValues({ schema, values: parsedText, location: insideText }, chart, report)
}

const reportUnknownChartOfK3s = (config: Located, report: Report): void => {
  if (!isGenerated(config.file)) return
  report({
    location: at(config, 'metadata', 'name'),
    message: `no schema is known for a chart ${config.object.metadata.name} of k3s; known are ${Object.keys(K3S_CHART_VALUES).join(', ')}`,
    impact: 'k3s ignores the object if it has no such chart; no rule checks the values if it has',
    fix: 'correct the name, or add the chart’s values to packages/validation/src/schemas/charts.ts',
  })
}

const parsed = (text: string): unknown => {
  try {
    return load(text)
  } catch (error) {
    if (error instanceof YAMLException) return error
    throw error
  }
}
