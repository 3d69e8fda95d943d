import { inEachDashboard, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

export const requireDashboardDescription: Rule = {
  id: 'require-dashboard-description',
  severity: 'info',
  summary: 'A dashboard and each of its panels have a description.',
  rationale: 'A person on call sees a curve rise, and must know what it shows.',
  fix: 'Describe in a sentence what the numbers mean.',
  check: inEachDashboard((dashboard, report) => {
    const { model, panels, location } = dashboard
    const words = { impact: 'readers must guess what it shows', fix: 'describe it in a sentence' }
    if (!model.description?.trim())
      report({
        location: location('description'),
        message: `the dashboard ${model.title} has no description`,
        ...words,
      })
    for (const located of panels) {
      const { type, description } = located.panel
      if (type === 'row' || description?.trim()) continue
      report({
        location: location(...located.path, 'description'),
        message: `${panelOf(located, dashboard)} has no description`,
        ...words,
      })
    }
  }),
}
