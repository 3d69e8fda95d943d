import { askedIn } from '../../telemetry/questions/asked.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'

const SEVERITIES = ['critical', 'warning', 'info', 'none']

export const requireAlertText: Rule = {
  id: 'require-alert-text',
  summary: `Each alert says how bad it is (severity: ${SEVERITIES.join(', ')}), what is wrong (summary) and where to look (description).`,
  rationale:
    'Alertmanager’s routes go by severity, and whoever is woken reads nothing but summary and description.',
  fix: 'Add what is missing.',
  check: (fleet) =>
    askedIn(fleet)
      .rules.filter(({ alert }) => alert !== undefined)
      .flatMap(({ placed, path, name, labels, annotations }) => {
        const severity = labels['severity']
        const missing = ['summary', 'description'].filter((key) => (annotations[key] ?? '').trim() === '')
        return [
          ...(severity !== undefined && SEVERITIES.includes(severity)
            ? []
            : [
                {
                  location: at(placed, ...path, 'labels', 'severity'),
                  message: `${name} has ${severity === undefined ? 'no severity' : `the severity ${severity}, which nobody routes by`}`,
                  impact: 'it is routed to nobody in particular',
                  fix: `make it one of ${SEVERITIES.join(', ')}`,
                },
              ]),
          ...missing.map((key) => ({
            location: at(placed, ...path, 'annotations', key),
            message: `${name} has no ${key}`,
            impact: 'whoever is woken by it does not know what to do',
            fix: `add annotations.${key}`,
          })),
        ]
      }),
}
