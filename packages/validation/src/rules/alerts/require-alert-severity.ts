import { questionsIn } from '../../telemetry/questions/asked.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'

const SEVERITIES = ['critical', 'warning', 'info', 'none']

export const requireAlertSeverity: Rule = {
  id: 'require-alert-severity',
  severity: 'warning',
  ownSeverity: 'info',
  summary: `Each alert has the label severity, with one of ${SEVERITIES.join(', ')}.`,
  rationale: 'Alertmanager’s routes match alerts by their severity.',
  fix: 'Add the label severity, or correct its value.',
  check: (fleet, report) => {
    for (const { alert, located, path, name, labels } of questionsIn(fleet).rules) {
      const severity = labels['severity']
      if (alert === undefined || (severity !== undefined && SEVERITIES.includes(severity))) continue
      report({
        location: at(located, ...path, 'labels', 'severity'),
        message: `${name} has ${severity === undefined ? 'no severity' : `the severity ${severity}, which no route matches`}`,
        impact: 'Alertmanager sends it to the default receiver',
        fix: `set labels.severity to one of ${SEVERITIES.join(', ')}`,
      })
    }
  },
}
