import { prometheusDuration } from '../../queries/durations.ts'
import { errorsInTemplate } from '../../queries/templates.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import type { LocatedRule } from '../../telemetry/questions/rule-questions.ts'
import { at } from '../../values/location.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const validAlert: Rule = {
  id: 'valid-alert',
  stage: 'shape',
  summary:
    'Prometheus accepts the name, the durations, the labels and the templates of each rule of a PrometheusRule.',
  rationale:
    'The operator’s webhook, or Prometheus itself, refuses the whole object for one rule. None of its alerts ever fires.',
  fix: 'Correct the field that the finding names.',
  check: (fleet, report) => {
    for (const rule of questionsIn(fleet).rules) {
      checkNames(rule, report)
      checkLabels(rule, report)
      checkDurations(rule, report)
      checkTemplates(rule, report)
    }
  },
}

const REFUSED = {
  impact: 'Prometheus refuses the object, and none of its alerts ever fires',
  fix: 'correct it here',
} as const

const METRIC = /^[A-Za-z_:][\w:]*$/
const LABEL = /^[A-Za-z_]\w*$/

const checkNames = (rule: LocatedRule, report: Report): void => {
  const { located, path, alert, record, name, keepFiringFor } = rule
  const refuse = (key: string, message: string) => {
    report({ location: at(located, ...path, key), message, ...REFUSED })
  }
  if (alert === undefined && record === undefined) refuse('alert', `${name} has neither alert nor record`)
  if (alert !== undefined && record !== undefined) refuse('record', `${name} has both alert and record`)
  if (alert?.trim() === '') refuse('alert', 'an alert has an empty name')
  if (record === undefined) return
  if (!METRIC.test(record)) refuse('record', `${record} is not the name of a metric`)
  for (const [key, duration] of Object.entries({ for: rule.for, keep_firing_for: keepFiringFor }))
    if (duration !== undefined) refuse(key, `${name} is a recording rule, and only alerts have ${key}`)
}

const checkLabels = ({ located, path, labels, name }: LocatedRule, report: Report): void => {
  for (const label of Object.keys(labels)) {
    if (LABEL.test(label) && label !== '__name__' && label !== 'alertname') continue
    report({
      location: at(located, ...path, 'labels', label),
      message: `${name} sets ${label}, which a rule cannot set as a label`,
      ...REFUSED,
    })
  }
}

const checkDurations = (rule: LocatedRule, report: Report): void => {
  const { located, path, name, group, keepFiringFor } = rule
  const durations = [
    { key: [...path, 'for'], duration: rule.for },
    { key: [...path, 'keep_firing_for'], duration: keepFiringFor },
    { key: [...path.slice(0, 3), 'interval'], duration: group.interval },
  ]
  for (const { key, duration } of durations) {
    if (duration === undefined || duration === '0' || prometheusDuration(duration) !== undefined) continue
    report({
      location: at(located, ...key),
      message: `${name}: ${duration} is not a duration such as 5m or 1h30m`,
      ...REFUSED,
    })
  }
}

const checkTemplates = ({ located, path, name, labels, annotations }: LocatedRule, report: Report): void => {
  for (const [kind, texts] of Object.entries({ labels, annotations }))
    for (const [key, text] of Object.entries(texts))
      for (const { offset, message } of errorsInTemplate(text))
        report({
          location: { ...at(located, ...path, kind, key), offset },
          message: `${key} of ${name}: ${message}`,
          impact: 'the alert shows an error message in place of the text',
          fix: 'correct the template here',
        })
}
