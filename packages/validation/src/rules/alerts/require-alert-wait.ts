import { askedIn } from '../../queries/asked.ts'
import { at } from '../../spot.ts'
import type { Rule } from '../../rule.ts'

export const requireAlertWait: Rule = {
  id: 'require-alert-wait',
  demands: 'Each alert says how long its expression must hold before somebody is told: for, which may be 0s.',
  why: 'Without a word an alert fires at the first evaluation: every restart of a pod wakes somebody, and soon nobody listens.',
  example: {
    refused: '{ alert: Down, expr: up == 0 }',
    accepted: '{ alert: Down, expr: up == 0, for: 5m }',
  },
  mend: 'Add for.',
  judge: (fleet) =>
    askedIn(fleet)
      .rules.filter((rule) => rule.alert !== undefined && rule.for === undefined)
      .map(({ placed, path, name }) => ({
        at: at(placed, ...path, 'for'),
        what: `${name} does not say for how long its expression must hold`,
        consequence: 'it fires at the first evaluation, at every restart',
        mend: 'add for: 5m, or 0s where one evaluation is enough',
      })),
}
