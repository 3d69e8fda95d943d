import type { LocatedPanel } from '../../tree/monitoring/dashboards.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

export const uniquePanelTitle: Rule = {
  id: 'unique-panel-title',
  severity: 'info',
  summary: 'Each panel of a dashboard has a title, and no two have the same one.',
  rationale: 'Alerts, links and people refer to a panel by its title.',
  fix: 'Give the panel a title of its own.',
  check: inEachDashboard(({ model, panels, location }, report) => {
    const seen = new Set<string>()
    for (const located of panels) {
      const { id, title } = located.panel
      const key = titleOf(located)
      if (title.trim() === '' || seen.has(key))
        report({
          location: location(...located.path, 'title'),
          message: `the panel “${title}” (${id}) of the dashboard ${model.title} has ${title.trim() === '' ? 'no title' : 'the title of another one'}`,
          impact: 'readers must guess what it shows',
          fix: 'give it a title of its own',
        })
      seen.add(key)
    }
  }),
}

/** A row may have the title of a panel. */
const titleOf = ({ panel }: LocatedPanel): string => `${panel.type === 'row'} ${panel.title.trim()}`
