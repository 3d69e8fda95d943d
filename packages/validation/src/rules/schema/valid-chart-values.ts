import { load, YAMLException } from 'js-yaml'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import { CHART_VALUES, K3S_CHART_VALUES } from '../../schema/charts.ts'
import { idleValuesIn } from '../../schema/idle-values.ts'
import { misfitsOf, type Definitions } from '../../schema/json-schema.ts'
import { misfitBreach } from '../../schema/misfit-breach.ts'
import { at, type Path, type Placed, type Spot } from '../../spot.ts'
import { isExactVersion } from '../../view/version.ts'
import { chartOf } from '../../view/chart-of.ts'
import type { ClusterView } from '../../view/cluster-view.ts'
import { valueAt } from '../../view/value-at.ts'

export const validChartValues: Rule = {
  id: 'valid-chart-values',
  stage: 'shape',
  demands:
    'Every value of a release is one that its chart, at its version, reads, and of the type it reads there.',
  why: 'Helm ignores a value under a key that the chart does not read, and says nothing: resources under `kubeStateMetrics` instead of `kube-state-metrics` did nothing for months.',
  example: {
    refused: 'values:\n  kubeStateMetrics:\n    resources: {}\n',
    accepted: 'values:\n  kube-state-metrics:\n    resources: {}\n',
  },
  mend: 'Write the key as the chart has it. For another chart or version, run `pnpm derive:chart-keys CHART.tgz` and list the result in packages/validation/src/schema/charts.ts.',
  judge: inEachCluster((cluster) => [
    ...cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .flatMap((release) => judgeRelease(cluster, release)),
    ...cluster.others('helm.cattle.io/v1/HelmChartConfig').flatMap(judgeChartConfig),
  ]),
}

const judgeRelease = (cluster: ClusterView, release: Placed): readonly Breach[] => {
  const chart = chartOf(cluster, release)
  // A release whose source is not there, or names no version, is another rule's.
  if (!chart || !isExactVersion(chart.version)) return []
  const named = `${chart.name} ${chart.version}`
  const definitions = CHART_VALUES[named]
  if (!definitions) return [unknownChart(release, named)]
  const spot = (...path: Path): Spot => at(release, 'spec', 'values', ...path)
  const values = valueAt(release.object, ['spec', 'values'])
  return [
    ...judgeValues(definitions, values, spot, named),
    ...idleValuesIn(chart.name, values).map(({ path, besides }) => idle(spot(...path), path, besides)),
  ]
}

const idle = (spot: Spot, path: Path, besides: Path): Breach => ({
  at: spot,
  what: `${path.join('.')} changes nothing while ${besides.join('.')} is true`,
  consequence: 'the chart makes the same objects with and without it',
  mend: `set ${besides.join('.')} alone`,
})

const unknownChart = (release: Placed, named: string): Breach => ({
  at: at(release, 'spec', 'chartRef'),
  what: `nothing is known of the values that the chart ${named} takes; known are ${Object.keys(CHART_VALUES).join(', ')}`,
  consequence: 'a value under a wrong key would be ignored, and nobody would notice',
  mend: 'run `pnpm derive:chart-keys CHART.tgz` on the chart’s archive, and list the result in packages/validation/src/schema/charts.ts',
})

const VALUES = { $ref: 'values' }

/** A chart may fill in templates, and Loki and the collector variables, before anybody reads the text. */
const isReplaced = (text: string): boolean => text.includes('{{') || text.includes('${')

/** Helm merges values into the chart's defaults, and a null takes one away. */
const judgeValues = (
  definitions: Definitions,
  values: unknown,
  spot: (...path: Path) => Spot,
  chart: string,
): readonly Breach[] =>
  misfitsOf(definitions, VALUES, values ?? {}, { nulls: true, isReplaced }).map((misfit) =>
    misfitBreach(misfit, spot, {
      whose: `what is given to the chart ${chart}`,
      consequence: 'the chart ignores it, cannot be rendered, or makes an object that the cluster refuses',
      mend: 'correct it after the chart’s own values',
    }),
  )

/** How k3s lets one of its own charts be configured: the values are a text. */
const judgeChartConfig = (config: Placed): readonly Breach[] => {
  const { name } = config.object.metadata
  const definitions = K3S_CHART_VALUES[name]
  const content = ['spec', 'valuesContent']
  if (!definitions) return [unknownK3sChart(config, name)]
  const text = valueAt(config.object, content)
  if (typeof text !== 'string') return []
  const spot = (...inside: Path): Spot => ({ ...at(config, ...content), inside })
  const values = parsed(text)
  return values instanceof YAMLException
    ? [{ at: at(config, ...content), ...unreadable(name, values) }]
    : judgeValues(definitions, values, spot, `${name} of k3s`)
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
  what: `the values for the chart ${name} of k3s are no YAML: ${reason}`,
  consequence: 'k3s cannot install the chart',
  mend: 'correct the text',
})

const unknownK3sChart = (config: Placed, name: string): Breach => ({
  at: at(config, 'metadata', 'name'),
  what: `k3s brings no chart ${name} whose values are known; known are ${Object.keys(K3S_CHART_VALUES).join(', ')}`,
  consequence: 'k3s ignores the object if it has no such chart, and nobody checks the values if it has',
  mend: 'correct the name, or add the chart’s values to packages/validation/src/schema/charts.ts',
})
