import { legendUses } from '../../telemetry/questions/label-uses.ts'
import { resultLabels } from '../../queries/quantities/result-labels.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Dashboard, PlacedPanel } from '../../tree/monitoring/dashboards.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import { queriesOf, type ReadTarget } from './panel-queries.ts'

/** Panels that write a name beside each series. */
const NAMED = new Set(['timeseries', 'stat', 'gauge', 'bargauge', 'piechart', 'state-timeline', 'barchart'])

export const requireSeriesName: Rule = {
  id: 'require-series-name',
  summary:
    'Where a query gives several series, its legend names each label that tells them apart, and the legend is shown.',
  rationale:
    'Two nodes under one name are two lines that nobody can tell apart; without a legend’s text Grafana writes {cluster="homelab", instance="…"}.',
  fix: 'Name every label that the query groups by: {{cluster}} / {{pod}}.',
  check: inEachPanel((placed, dashboard) =>
    NAMED.has(placed.panel.type)
      ? [
          ...queriesOf(placed).flatMap((query) => unnamed(query, placed, dashboard)),
          ...hiddenLegend(placed, dashboard),
        ]
      : [],
  ),
}

const labelsOf = ({ expr }: ReadTarget): readonly string[] => {
  const labels = expr ? resultLabels(expr) : 'any'
  return labels === 'any' ? [] : [...labels]
}

/** Labels that have one value for each of another's: a name of the node says which instance. */
const SAID_BY: Readonly<Record<string, readonly string[]>> = {
  instance: ['nodename', 'node', 'pod'],
  job: ['instance'],
}

const unnamed = (query: ReadTarget, placed: PlacedPanel, dashboard: Dashboard): Violation[] => {
  const { legendFormat } = query.target
  if (legendFormat === '__auto') return []
  const named = new Set(legendUses(legendFormat ?? '').map(({ label }) => label))
  const missing = labelsOf(query).filter(
    (label) => !named.has(label) && !SAID_BY[label]?.some((other) => named.has(other)),
  )
  return missing.length === 0
    ? []
    : [
        {
          location: dashboard.location(...placed.path, 'targets', query.index, 'legendFormat'),
          message: `the query ${query.target.refId} of ${panelOf(placed, dashboard)} tells its series apart by ${missing.join(', ')}, and its legend does not`,
          impact: 'several series have one name, and nobody knows which is which',
          fix: `add ${missing.map((label) => `{{${label}}}`).join(' / ')} to legendFormat, or take the label out of the query`,
        },
      ]
}

const hiddenLegend = (placed: PlacedPanel, dashboard: Dashboard): Violation[] => {
  const legend = placed.panel.options?.['legend'] as { readonly showLegend?: boolean } | undefined
  const isSeveral = queriesOf(placed).some((query, index) => index > 0 || labelsOf(query).length > 0)
  return legend?.showLegend === false && isSeveral
    ? [
        {
          location: dashboard.location(...placed.path, 'options', 'legend', 'showLegend'),
          message: `${panelOf(placed, dashboard)} draws several series and hides its legend`,
          impact: 'nobody knows which is which',
          fix: 'show the legend',
        },
      ]
    : []
}
