import { resultLabels } from '../../queries/quantities/result-labels.ts'
import { legendUses } from '../../telemetry/questions/label-uses.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'
import { queriesOf, queryOf, type PanelQuery } from './panel-queries.ts'

/** Panels that show a name beside each series. */
const NAMED = new Set(['timeseries', 'stat', 'gauge', 'bargauge', 'piechart', 'state-timeline', 'barchart'])

export const requireLegend: Rule = {
  id: 'require-legend',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A panel of several series shows a legend that names each label by which the series differ.',
  rationale:
    'Two nodes of one name are two curves that look the same. Without a legend format, Grafana shows {cluster="homelab", instance="…"}.',
  fix: 'Name every label that the query groups by: {{cluster}} / {{pod}}.',
  check: inEachPanel((located, dashboard, report) => {
    if (!NAMED.has(located.panel.type)) return
    const queries = queriesOf(located)
    for (const query of queries) {
      const missing = missingIn(query)
      if (missing.length === 0) continue
      report({
        location: dashboard.location(...located.path, 'targets', query.index, 'legendFormat'),
        message: `the series of ${queryOf(query.target, located, dashboard)} differ in ${missing.join(', ')}, which its legend does not name`,
        impact: 'several series have one name',
        fix: `add ${missing.map((label) => `{{${label}}}`).join(' / ')} to legendFormat, or remove the label from the query`,
      })
    }
    const legend = located.panel.options?.['legend'] as { readonly showLegend?: boolean } | undefined
    const hasSeveral = queries.length > 1 || queries.some((query) => labelsOf(query).length > 0)
    if (legend?.showLegend === false && hasSeveral)
      report({
        location: dashboard.location(...located.path, 'options', 'legend', 'showLegend'),
        message: `${panelOf(located, dashboard)} draws several series, and hides its legend`,
        impact: 'readers cannot tell the series apart',
        fix: 'show the legend',
      })
  }),
}

const missingIn = (query: PanelQuery): readonly string[] => {
  const { legendFormat } = query.target
  if (legendFormat === '__auto') return []
  const named = new Set(legendUses(legendFormat ?? '').map(({ label }) => label))
  return labelsOf(query).filter(
    (label) => !named.has(label) && !IMPLIED_BY[label]?.some((other) => named.has(other)),
  )
}

const labelsOf = ({ expr }: PanelQuery): readonly string[] => {
  const labels = expr ? resultLabels(expr) : 'any'
  return labels === 'any' ? [] : [...labels]
}

/** Labels with one value for each value of another: the name of a node implies the instance. */
const IMPLIED_BY: Readonly<Record<string, readonly string[]>> = {
  instance: ['nodename', 'node', 'pod'],
  job: ['instance'],
}
