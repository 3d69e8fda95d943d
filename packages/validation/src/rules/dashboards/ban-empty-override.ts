import type { Rule } from '../rule.ts'
import { inEachPanel, panelOf } from './in-each-dashboard.ts'

export const banEmptyOverride: Rule = {
  id: 'ban-empty-override',
  severity: 'warning',
  demands: 'An exception from a panel’s settings sets something.',
  why: 'An exception without properties does nothing: what it was to set was lost.',
  example: {
    refused: '{"matcher": {"id": "byRegexp", "options": "/error$/"}, "properties": []}',
    accepted:
      '{"matcher": {"id": "byRegexp", "options": "/error$/"}, "properties": [{"id": "color", "value": {"mode": "fixed", "fixedColor": "red"}}]}',
  },
  mend: 'Give it a property, or take it away.',
  judge: inEachPanel((placed, dashboard) =>
    (placed.panel.fieldConfig?.overrides ?? []).flatMap(({ matcher, properties }, index) =>
      properties.length > 0
        ? []
        : [
            {
              at: dashboard.spot(...placed.path, 'fieldConfig', 'overrides', index, 'properties'),
              what: `the exception for ${JSON.stringify(matcher.options)} in ${panelOf(placed, dashboard)} sets nothing`,
              consequence: 'the series or column looks as all others do',
              mend: 'give it a property, or take it away',
            },
          ],
    ),
  ),
}
