import type { Rule } from '../rule/rule.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'

export const banEmptyOverride: Rule = {
  id: 'ban-empty-override',
  severity: 'warning',
  summary: 'A suppression from a panel’s settings sets something.',
  rationale: 'A suppression without properties does nothing: what it was to set was lost.',
  fix: 'Give it a property, or take it away.',
  check: inEachPanel((placed, dashboard) =>
    (placed.panel.fieldConfig?.overrides ?? []).flatMap(({ matcher, properties }, index) =>
      properties.length > 0
        ? []
        : [
            {
              location: dashboard.location(...placed.path, 'fieldConfig', 'overrides', index, 'properties'),
              message: `the suppression for ${JSON.stringify(matcher.options)} in ${panelOf(placed, dashboard)} sets nothing`,
              impact: 'the series or column looks as all others do',
              fix: 'give it a property, or take it away',
            },
          ],
    ),
  ),
}
