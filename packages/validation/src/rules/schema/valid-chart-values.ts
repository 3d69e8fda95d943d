import { load, YAMLException } from 'js-yaml'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { CHART_VALUES, K3S_CHART_VALUES } from '../../schemas/charts.ts'
import { idleValuesIn } from '../../schemas/idle-values.ts'
import { schemaErrorsOf } from '../../schemas/schema-errors.ts'
import { schemaViolation } from '../../schemas/schema-violation.ts'
import { at, type Path, type Located, type Location } from '../../values/location.ts'
import { isExactVersion } from '../../values/version.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { valueAt } from '../../values/value-at.ts'

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
  checkValues({ schema, values, location, chart: named }, report)
  for (const { path, besides } of idleValuesIn(chart.name, values))
    report({
      location: location(...path),
      message: `${path.join('.')} has no effect while ${besides.join('.')} is true`,
      impact: 'the chart renders the same objects with and without it',
      fix: `set ${besides.join('.')} alone`,
    })
}

const reportUnknownChart = (release: Located, named: string, report: Report): void => {
  report({
    location: at(release, 'spec', 'chartRef'),
    message: `no schema is known for the values of the chart ${named}; known are ${Object.keys(CHART_VALUES).join(', ')}`,
    impact: 'the chart would ignore a value under a wrong key, without a warning',
    fix: 'run `pnpm derive:chart-keys CHART.tgz` on the chart’s archive, and list the result in packages/validation/src/schemas/charts.ts',
  })
}

/** Charts replace templates, and Loki and the collector replace variables, before they read the text. */
const isReplaced = (text: string): boolean => text.includes('{{') || text.includes('${')

interface ChartValues {
  /** The name of its schema. */
  readonly schema: string
  readonly values: unknown
  readonly location: (...path: Path) => Location
  readonly chart: string
}

/** Helm merges values into the chart's defaults, and a null removes one. */
const checkValues = ({ schema, values, location, chart }: ChartValues, report: Report): void => {
  for (const error of schemaErrorsOf(schema, values ?? {}, { nulls: true, isReplaced }) ?? [])
    report(
      schemaViolation(error, location, {
        whose: `a value of the chart ${chart}`,
        impact: 'the chart ignores it, fails to render, or renders an object that the API server refuses',
        fix: 'correct it as the chart’s own values show',
      }),
    )
}

/** k3s configures its own charts by a text of values. */
const checkChartConfig = (config: Located, report: Report): void => {
  const { name } = config.object.metadata
  const schema = K3S_CHART_VALUES[name]
  const content = ['spec', 'valuesContent']
  if (schema === undefined)
    return report({
      location: at(config, 'metadata', 'name'),
      message: `no schema is known for a chart ${name} of k3s; known are ${Object.keys(K3S_CHART_VALUES).join(', ')}`,
      impact: 'k3s ignores the object if it has no such chart; no rule checks the values if it has',
      fix: 'correct the name, or add the chart’s values to packages/validation/src/schemas/charts.ts',
    })
  const text = valueAt(config.object, content)
  if (typeof text !== 'string') return
  const location = (...inside: Path): Location => ({ ...at(config, ...content), inside })
  const values = parsed(text)
  if (values instanceof YAMLException)
    return report({
      location: at(config, ...content),
      message: `the values of the chart ${name} of k3s are not valid YAML: ${values.reason}`,
      impact: 'k3s cannot install the chart',
      fix: 'correct the text',
    })
  checkValues({ schema, values, location, chart: `${name} of k3s` }, report)
}

const parsed = (text: string): unknown => {
  try {
    return load(text)
  } catch (error) {
    if (error instanceof YAMLException) return error
    throw error
  }
}
