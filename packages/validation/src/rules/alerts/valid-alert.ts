import { askedIn } from '../../telemetry/questions/asked.ts'
import { prometheusDuration } from '../../queries/durations.ts'
import type { PlacedRule } from '../../telemetry/questions/rule-questions.ts'
import { mistakesInTemplate } from '../../queries/templates.ts'
import { at } from '../../values/spot.ts'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'

export const validAlert: Rule = {
  id: 'valid-alert',
  stage: 'shape',
  demands:
    'Prometheus takes each rule of a PrometheusRule: what it is called, its durations, its labels, its templates.',
  why: 'The operator’s webhook, or Prometheus itself, refuses the whole object for one rule, and none of its alerts ever fires.',
  example: {
    refused:
      "{ alert: Down, expr: up == 0, for: 5 min, annotations: { summary: '{{ $label.job }} is down' } }",
    accepted:
      "{ alert: Down, expr: up == 0, for: 5m, annotations: { summary: '{{ $labels.job }} is down' } }",
  },
  mend: 'Correct what is shown.',
  judge: (fleet) =>
    askedIn(fleet).rules.flatMap((rule) => [...ofNames(rule), ...ofDurations(rule), ...ofTexts(rule)]),
}

const WORDS = {
  consequence: 'Prometheus refuses the object, and none of its alerts ever fires',
  mend: 'correct it here',
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
}: PlacedRule): Breach[] => {
  const breach = (key: string, what: string): Breach => ({ at: at(placed, ...path, key), what, ...WORDS })
  return [
    ...((alert === undefined) === (record === undefined)
      ? [
          breach(
            alert === undefined ? 'alert' : 'record',
            `${name} is ${alert === undefined ? 'neither an alert nor recorded' : 'an alert and recorded'}`,
          ),
        ]
      : []),
    ...(alert?.trim() === '' ? [breach('alert', 'an alert has no name')] : []),
    ...(record !== undefined && !METRIC.test(record)
      ? [breach('record', `${record} is no name of a metric`)]
      : []),
    ...(record !== undefined && (rule.for !== undefined || keepFiringFor !== undefined)
      ? [
          breach(
            rule.for === undefined ? 'keep_firing_for' : 'for',
            `${name} is recorded, and only alerts wait`,
          ),
        ]
      : []),
    ...Object.keys(labels)
      .filter((label) => !LABEL.test(label) || label === '__name__' || label === 'alertname')
      .map((label) => ({
        at: at(placed, ...path, 'labels', label),
        what: `${name} sets ${label}, which is no label of an alert’s own`,
        ...WORDS,
      })),
  ]
}

const ofDurations = ({ placed, path, name, group, keepFiringFor, ...rule }: PlacedRule): Breach[] =>
  (
    [
      [[...path, 'for'], rule.for],
      [[...path, 'keep_firing_for'], keepFiringFor],
      [[...path.slice(0, 3), 'interval'], group.interval],
    ] as const
  ).flatMap(([keys, text]) =>
    text === undefined || text === '0' || prometheusDuration(text) !== undefined
      ? []
      : [{ at: at(placed, ...keys), what: `${name}: ${text} is no duration such as 5m or 1h30m`, ...WORDS }],
  )

const ofTexts = ({ placed, path, name, labels, annotations }: PlacedRule): Breach[] =>
  Object.entries({ labels, annotations }).flatMap(([kind, texts]) =>
    Object.entries(texts).flatMap(([key, text]) =>
      mistakesInTemplate(text).map(({ offset, what }) => ({
        at: { ...at(placed, ...path, kind, key), offset },
        what: `${key} of ${name}: ${what}`,
        consequence: 'the text of the alert is an error message instead',
        mend: 'correct the template here',
      })),
    ),
  )
