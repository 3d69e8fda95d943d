import { suggestion } from '@fleet/model/suggestion'
import { textsIn } from '../../queries/texts-in.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import type { GrafanaDashboard, GrafanaPanel } from '../../telemetry/questions/grafana-dashboard.ts'
import { panelLabels } from '../../telemetry/flow/panel-labels.ts'
import type { Report, Rule } from '../rule/rule.ts'

/** `${__field.labels.pod}` of the clicked value, and `${__data.fields.pod}` of its row. */
const LABEL = /\$\{__(?:field\.labels|data\.fields)\.(\w+)/g

export const noMissingLinkLabel: Rule = {
  id: 'no-missing-link-label',
  summary: 'A link from a value uses labels that the panel’s queries return.',
  rationale:
    'Grafana replaces a missing label by nothing. The link leads to an empty selection, or to everything.',
  fix: 'Keep the label in the query, or use one that the query keeps.',
  needs: 'hub',
  check: (fleet, report) => {
    const labels = panelLabels(fleet)
    for (const dashboard of questionsIn(fleet).dashboards)
      for (const panel of dashboard.panels) {
        const own = labels.get(panel)
        if (own) checkLinks(panel, own, dashboard, report)
      }
  },
}

const checkLinks = (
  panel: GrafanaPanel,
  labels: ReadonlySet<string>,
  { location }: GrafanaDashboard,
  report: Report,
): void => {
  for (const { text, path } of textsIn(panel.fields))
    for (const { 0: whole, 1: label = '', index } of text.matchAll(LABEL)) {
      if (labels.has(label)) continue
      report({
        location: { ...location(...panel.path, ...path), offset: index + whole.indexOf(label) },
        message: `the panel “${panel.title}” links by the label ${label}, which its queries do not return`,
        impact: 'the link leads to an empty selection, or to everything',
        fix: suggestion(label, [...labels]),
      })
    }
}
