import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Dashboard, PlacedPanel } from '../../tree/monitoring/dashboards.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'

export const requireDashboardText: Rule = {
  id: 'require-dashboard-text',
  severity: 'warning',
  summary:
    'A dashboard and each of its panels say what they show: a title of its own and a description; a dashboard has tags besides.',
  rationale: 'Whoever is called at night sees a curve rise and must know what it is the curve of.',
  fix: 'Write a title that no other panel has, and a sentence on what the numbers mean.',
  check: inEachDashboard((dashboard) => [...aboutItself(dashboard), ...aboutPanels(dashboard)]),
}

const impact = 'who reads it must guess'

const aboutItself = ({ model, location }: Dashboard): Violation[] => [
  ...(model.description?.trim()
    ? []
    : [
        {
          location: location('description'),
          message: `the dashboard ${model.title} has no description`,
          impact,
          fix: 'say in a sentence what it shows',
        },
      ]),
  ...(model.tags?.length
    ? []
    : [
        {
          location: location('tags'),
          message: `the dashboard ${model.title} has no tags`,
          impact: 'nobody finds it by what it is about',
          fix: 'give it one or two',
        },
      ]),
]

const aboutPanels = ({ model, panels, location }: Dashboard): Violation[] => {
  const titles = Map.groupBy(panels, titleOf)
  return panels.flatMap((placed) => {
    const { panel, path } = placed
    const [first] = titles.get(titleOf(placed)) ?? []
    const message =
      panel.title.trim() === ''
        ? { key: 'title', message: 'has no title', fix: 'give it one' }
        : first !== placed
          ? { key: 'title', message: 'is called as another one is', fix: 'give it a title of its own' }
          : panel.type !== 'row' && !panel.description?.trim()
            ? { key: 'description', message: 'has no description', fix: 'say in a sentence what it shows' }
            : undefined
    return message
      ? [
          {
            location: location(...path, message.key),
            message: `the panel “${panel.title}” (${panel.id}) of the dashboard ${model.title} ${message.message}`,
            impact,
            fix: message.fix,
          },
        ]
      : []
  })
}

/** A row may be called as a panel in it. */
const titleOf = ({ panel }: PlacedPanel): string => `${panel.type === 'row'} ${panel.title.trim()}`
