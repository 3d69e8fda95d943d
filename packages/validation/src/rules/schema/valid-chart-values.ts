import { load, YAMLException } from 'js-yaml'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { K3S_CHART_VALUES } from '../../schemas/charts.ts'
import { idleValuesIn } from '../../schemas/idle-values.ts'
import { schemaErrorsOf, type ErrorsOf } from '../../schemas/schema-errors.ts'
import { at, type Path, type Located, type Location } from '../../values/location.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import { knownChart } from '../../tree/charts/known-chart.ts'
import { isKnownChart } from '../../tree/charts/rendered-chart.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { valueAt } from '../../values/value-at.ts'
import type { Violation } from '../../values/violation.ts'
import { chartValueErrors, valuesOfRelease, type ChartValues } from './chart-value-errors.ts'

export const validChartValues: Rule = {
  id: 'valid-chart-values',
  stage: 'shape',
  summary:
    'The chart of a release reads each of its values, at the version that is installed, with that type.',
  rationale:
    'Helm ignores a value under an unknown key without a warning. Resources under `kubeStateMetrics` instead of `kube-state-metrics` had no effect for months.',
  fix: 'Use the key of the chart. Of another version, `chart add` derives the keys.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      checkRelease(cluster, release, report)
    for (const config of cluster.others('helm.cattle.io/v1/HelmChartConfig')) checkChartConfig(config, report)
  }),
}

const checkRelease = (cluster: ClusterView, release: Located, report: Report): void => {
  const chart = chartOf(cluster, release)
  const known = chart && knownChart(cluster, chart)
  if (known?.nearness !== 'exact') return
  const given = valuesOfRelease(release, known.errorsOf)
  checkValues(given, `${known.name} ${known.version}`, (violation) => {
    report({ ...violation, ...severityFor(known.name) })
  })
  for (const { path, besides } of idleValuesIn(known.name, given.values))
    report({
      location: given.location(...path),
      message: `${path.join('.')} has no effect while ${besides.join('.')} is true`,
      impact: 'the chart renders the same objects with and without it',
      fix: `set ${besides.join('.')} alone`,
    })
}

/** What is derived of a chart that nobody compared with its templates may be wrong. */
const severityFor = (chart: string): Pick<Violation, 'ownSeverity'> =>
  isKnownChart(chart) ? {} : { ownSeverity: 'warning' }

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
  const errorsOf: ErrorsOf = (value, leniency) => schemaErrorsOf(schema, value, leniency) ?? []
  const chart = `${name} of k3s`
  const values = valueAt(config.object, ['spec', 'values'])
  const location = (...path: Path): Location => at(config, 'spec', 'values', ...path)
  checkValues({ errorsOf, values, location }, chart, report)
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
  checkValues({ errorsOf, values: parsedText, location: insideText }, chart, report)
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
