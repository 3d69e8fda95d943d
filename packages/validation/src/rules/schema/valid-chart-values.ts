import { load, YAMLException } from 'js-yaml'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
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
    'Every value of a release is one that its chart, at its version, reads, and of the type it reads there.',
  rationale:
    'Helm ignores a value under a key that the chart does not read, and says nothing: resources under `kubeStateMetrics` instead of `kube-state-metrics` did nothing for months.',
  example: {
    refused: 'values:\n  kubeStateMetrics:\n    resources: {}\n',
    accepted: 'values:\n  kube-state-metrics:\n    resources: {}\n',
  },
  fix: 'Write the key as the chart has it. For another chart or version, run `pnpm derive:chart-keys CHART.tgz` and list the result in packages/validation/src/schemas/charts.ts.',
  check: inEachCluster((cluster) => [
    ...cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .flatMap((release) => checkRelease(cluster, release)),
    ...cluster.others('helm.cattle.io/v1/HelmChartConfig').flatMap(checkChartConfig),
  ]),
}

const checkRelease = (cluster: ClusterView, release: Located): readonly Violation[] => {
  const chart = chartOf(cluster, release)
  // A release whose source is not there, or names no version, is another rule's.
  if (!chart || !isExactVersion(chart.version)) return []
  const named = `${chart.name} ${chart.version}`
  const schema = CHART_VALUES[named]
  if (schema === undefined) return [unknownChart(release, named)]
  const location = (...path: Path): Location => at(release, 'spec', 'values', ...path)
  const values = valueAt(release.object, ['spec', 'values'])
  return [
    ...checkValues(schema, values, location, named),
    ...idleValuesIn(chart.name, values).map(({ path, besides }) => idle(location(...path), path, besides)),
  ]
}

const idle = (location: Location, path: Path, besides: Path): Violation => ({
  location,
  message: `${path.join('.')} changes nothing while ${besides.join('.')} is true`,
  impact: 'the chart makes the same objects with and without it',
  fix: `set ${besides.join('.')} alone`,
})

const unknownChart = (release: Located, named: string): Violation => ({
  location: at(release, 'spec', 'chartRef'),
  message: `nothing is known of the values that the chart ${named} takes; known are ${Object.keys(CHART_VALUES).join(', ')}`,
  impact: 'a value under a wrong key would be ignored, and nobody would notice',
  fix: 'run `pnpm derive:chart-keys CHART.tgz` on the chart’s archive, and list the result in packages/validation/src/schemas/charts.ts',
})

/** A chart may fill in templates, and Loki and the collector variables, before anybody reads the text. */
const isReplaced = (text: string): boolean => text.includes('{{') || text.includes('${')

/** Helm merges values into the chart's defaults, and a null takes one away. */
const checkValues = (
  schema: string,
  values: unknown,
  location: (...path: Path) => Location,
  chart: string,
): readonly Violation[] =>
  (schemaErrorsOf(schema, values ?? {}, { nulls: true, isReplaced }) ?? []).map((error) =>
    schemaViolation(error, location, {
      whose: `what is given to the chart ${chart}`,
      impact: 'the chart ignores it, cannot be rendered, or makes an object that the cluster refuses',
      fix: 'correct it after the chart’s own values',
    }),
  )

/** How k3s lets one of its own charts be configured: the values are a text. */
const checkChartConfig = (config: Located): readonly Violation[] => {
  const { name } = config.object.metadata
  const schema = K3S_CHART_VALUES[name]
  const content = ['spec', 'valuesContent']
  if (schema === undefined) return [unknownK3sChart(config, name)]
  const text = valueAt(config.object, content)
  if (typeof text !== 'string') return []
  const location = (...inside: Path): Location => ({ ...at(config, ...content), inside })
  const values = parsed(text)
  return values instanceof YAMLException
    ? [{ location: at(config, ...content), ...unreadable(name, values) }]
    : checkValues(schema, values, location, `${name} of k3s`)
}

const parsed = (text: string): unknown => {
  try {
    return load(text)
  } catch (error) {
    if (error instanceof YAMLException) return error
    throw error
  }
}

const unreadable = (name: string, { reason }: YAMLException) => ({
  message: `the values for the chart ${name} of k3s are no YAML: ${reason}`,
  impact: 'k3s cannot install the chart',
  fix: 'correct the text',
})

const unknownK3sChart = (config: Located, name: string): Violation => ({
  location: at(config, 'metadata', 'name'),
  message: `k3s brings no chart ${name} whose values are known; known are ${Object.keys(K3S_CHART_VALUES).join(', ')}`,
  impact: 'k3s ignores the object if it has no such chart, and nobody checks the values if it has',
  fix: 'correct the name, or add the chart’s values to packages/validation/src/schemas/charts.ts',
})
