import { askedIn } from '../../telemetry/questions/asked.ts'
import { at } from '../../values/spot.ts'
import type { Rule } from '../rule.ts'

const SEVERITIES = ['critical', 'warning', 'info', 'none']

export const requireAlertText: Rule = {
  id: 'require-alert-text',
  demands: `Each alert says how bad it is (severity: ${SEVERITIES.join(', ')}), what is wrong (summary) and where to look (description).`,
  why: 'Alertmanager’s routes go by severity, and whoever is woken reads nothing but summary and description.',
  example: {
    refused: '{ alert: Down, expr: up == 0 }',
    accepted:
      '{ alert: Down, expr: up == 0, labels: { severity: critical }, annotations: { summary: It is down, description: Look at its log } }',
  },
  mend: 'Add what is missing.',
  judge: (fleet) =>
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
                  at: at(placed, ...path, 'labels', 'severity'),
                  what: `${name} has ${severity === undefined ? 'no severity' : `the severity ${severity}, which nobody routes by`}`,
                  consequence: 'it is routed to nobody in particular',
                  mend: `make it one of ${SEVERITIES.join(', ')}`,
                },
              ]),
          ...missing.map((key) => ({
            at: at(placed, ...path, 'annotations', key),
            what: `${name} has no ${key}`,
            consequence: 'whoever is woken by it does not know what to do',
            mend: `add annotations.${key}`,
          })),
        ]
      }),
}
