import { suggestion } from '@fleet/model/suggestion'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { panelLabels } from '../../telemetry/flow/panel-labels.ts'
import { textsIn } from '../../queries/texts-in.ts'
import type { Rule } from '../rule.ts'

/** `${__field.labels.pod}` of what was clicked, and `${__data.fields.pod}` of its row. */
const LABEL = /\$\{__(?:field\.labels|data\.fields)\.(\w+)/g

export const noMissingLinkLabel: Rule = {
  id: 'no-missing-link-label',
  summary: 'A link from a value takes along labels that the panel’s queries give.',
  rationale:
    'Grafana puts nothing in the place of a label that is not there: the link leads to an empty choice, or to everything.',
  example: {
    refused: '{ "expr": "sum by (cluster) (up)", "url": "/d/pods?var-pod=${__field.labels.pod}" }',
    accepted: '{ "expr": "sum by (cluster, pod) (up)", "url": "/d/pods?var-pod=${__field.labels.pod}" }',
  },
  fix: 'Keep the label in the query, or name one that is kept.',
  check: (fleet) => {
    const labels = panelLabels(fleet)
    return askedIn(fleet).dashboards.flatMap(({ panels, location }) =>
      panels.flatMap((panel) => {
        const own = labels.get(panel)
        return (own ? textsIn(panel.fields) : []).flatMap(({ text, path }) =>
          [...text.matchAll(LABEL)]
            .filter(([, label = '']) => !own?.has(label))
            .map(({ 0: whole, 1: label = '', index }) => ({
              location: { ...location(...panel.path, ...path), offset: index + whole.indexOf(label) },
              message: `the panel “${panel.title}” links by the label ${label}, which its queries do not give`,
              impact: 'the link leads to an empty choice, or to everything',
              fix: suggestion(label, [...(own ?? [])]),
            })),
        )
      }),
    )
  },
}
