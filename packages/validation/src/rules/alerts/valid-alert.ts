import { askedIn } from '../../telemetry/questions/asked.ts'
import { prometheusDuration } from '../../queries/durations.ts'
import type { PlacedRule } from '../../telemetry/questions/rule-questions.ts'
import { errorsInTemplate } from '../../queries/templates.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'

export const validAlert: Rule = {
  id: 'valid-alert',
  stage: 'shape',
  summary:
    'Prometheus takes each rule of a PrometheusRule: what it is called, its durations, its labels, its templates.',
  rationale:
    'The operator’s webhook, or Prometheus itself, refuses the whole object for one rule, and none of its alerts ever fires.',
  fix: 'Correct what is shown.',
  check: (fleet) =>
    askedIn(fleet).rules.flatMap((rule) => [...ofNames(rule), ...ofDurations(rule), ...ofTexts(rule)]),
}

const WORDS = {
  impact: 'Prometheus refuses the object, and none of its alerts ever fires',
  fix: 'correct it here',
} as const

const METRIC = /^[A-Za-z_:][\w:]*$/
const LABEL = /^[A-Za-z_]\w*$/

const ofNames = ({
  placed,
  path,
  alert,
  record,
  labels,
  name,
  keepFiringFor,
  ...rule
}: PlacedRule): Violation[] => {
  const violation = (key: string, message: string): Violation => ({
    location: at(placed, ...path, key),
    message,
    ...WORDS,
  })
  return [
    ...((alert === undefined) === (record === undefined)
      ? [
          violation(
            alert === undefined ? 'alert' : 'record',
            `${name} is ${alert === undefined ? 'neither an alert nor recorded' : 'an alert and recorded'}`,
          ),
        ]
      : []),
    ...(alert?.trim() === '' ? [violation('alert', 'an alert has no name')] : []),
    ...(record !== undefined && !METRIC.test(record)
      ? [violation('record', `${record} is no name of a metric`)]
      : []),
    ...(record !== undefined && (rule.for !== undefined || keepFiringFor !== undefined)
      ? [
          violation(
            rule.for === undefined ? 'keep_firing_for' : 'for',
            `${name} is recorded, and only alerts wait`,
          ),
        ]
      : []),
    ...Object.keys(labels)
      .filter((label) => !LABEL.test(label) || label === '__name__' || label === 'alertname')
      .map((label) => ({
        location: at(placed, ...path, 'labels', label),
        message: `${name} sets ${label}, which is no label of an alert’s own`,
        ...WORDS,
      })),
  ]
}

const ofDurations = ({ placed, path, name, group, keepFiringFor, ...rule }: PlacedRule): Violation[] =>
  (
    [
      [[...path, 'for'], rule.for],
      [[...path, 'keep_firing_for'], keepFiringFor],
      [[...path.slice(0, 3), 'interval'], group.interval],
    ] as const
  ).flatMap(([keys, text]) =>
    text === undefined || text === '0' || prometheusDuration(text) !== undefined
      ? []
      : [
          {
            location: at(placed, ...keys),
            message: `${name}: ${text} is no duration such as 5m or 1h30m`,
            ...WORDS,
          },
        ],
  )

const ofTexts = ({ placed, path, name, labels, annotations }: PlacedRule): Violation[] =>
  Object.entries({ labels, annotations }).flatMap(([kind, texts]) =>
    Object.entries(texts).flatMap(([key, text]) =>
      errorsInTemplate(text).map(({ offset, message }) => ({
        location: { ...at(placed, ...path, kind, key), offset },
        message: `${key} of ${name}: ${message}`,
        impact: 'the text of the alert is an error message instead',
        fix: 'correct the template here',
      })),
    ),
  )
