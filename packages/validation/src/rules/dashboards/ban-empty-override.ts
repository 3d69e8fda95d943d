import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

export const banEmptyOverride: Rule = {
  id: 'ban-empty-override',
  severity: 'info',
  summary: 'Each override of a panel sets a property.',
  rationale: 'An override without properties does nothing: its property was lost.',
  fix: 'Add a property to the override, or remove it.',
  check: inEachPanel((located, dashboard, report) => {
    for (const [index, { matcher, properties }] of (located.panel.fieldConfig?.overrides ?? []).entries())
      if (properties.length === 0)
        report({
          location: dashboard.location(...located.path, 'fieldConfig', 'overrides', index, 'properties'),
          message: `the override for ${JSON.stringify(matcher.options)} in ${panelOf(located, dashboard)} sets no property`,
          impact: 'the series or column looks like all others',
          fix: 'add a property, or remove the override',
        })
  }),
}
