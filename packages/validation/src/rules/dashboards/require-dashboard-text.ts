import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { Dashboard, PlacedPanel } from '../../tree/monitoring/dashboards.ts'
import { inEachDashboard } from './in-each-dashboard.ts'

export const requireDashboardText: Rule = {
  id: 'require-dashboard-text',
  severity: 'warning',
  demands:
    'A dashboard and each of its panels say what they show: a title of its own and a description; a dashboard has tags besides.',
  why: 'Whoever is called at night sees a curve rise and must know what it is the curve of.',
  example: {
    refused: '{"type": "stat", "title": "Errors"}',
    accepted: '{"type": "stat", "title": "Errors", "description": "Lines whose level is error or worse."}',
  },
  mend: 'Write a title that no other panel has, and a sentence on what the numbers mean.',
  judge: inEachDashboard((dashboard) => [...aboutItself(dashboard), ...aboutPanels(dashboard)]),
}

const consequence = 'who reads it must guess'

const aboutItself = ({ model, spot }: Dashboard): Breach[] => [
  ...(model.description?.trim()
    ? []
    : [
        {
          at: spot('description'),
          what: `the dashboard ${model.title} has no description`,
          consequence,
          mend: 'say in a sentence what it shows',
        },
      ]),
  ...(model.tags?.length
    ? []
    : [
        {
          at: spot('tags'),
          what: `the dashboard ${model.title} has no tags`,
          consequence: 'nobody finds it by what it is about',
          mend: 'give it one or two',
        },
      ]),
]

const aboutPanels = ({ model, panels, spot }: Dashboard): Breach[] => {
  const titles = Map.groupBy(panels, titleOf)
  return panels.flatMap((placed) => {
    const { panel, path } = placed
    const [first] = titles.get(titleOf(placed)) ?? []
    const what =
      panel.title.trim() === ''
        ? { key: 'title', what: 'has no title', mend: 'give it one' }
        : first !== placed
          ? { key: 'title', what: 'is called as another one is', mend: 'give it a title of its own' }
          : panel.type !== 'row' && !panel.description?.trim()
            ? { key: 'description', what: 'has no description', mend: 'say in a sentence what it shows' }
            : undefined
    return what
      ? [
          {
            at: spot(...path, what.key),
            what: `the panel “${panel.title}” (${panel.id}) of the dashboard ${model.title} ${what.what}`,
            consequence,
            mend: what.mend,
          },
        ]
      : []
  })
}

/** A row may be called as a panel in it. */
const titleOf = ({ panel }: PlacedPanel): string => `${panel.type === 'row'} ${panel.title.trim()}`
