import { lines } from '../queries/lines.ts'
import { chosen, clusterSelector } from '../queries/matchers.ts'
import { countedOrZero, shareOf } from '../queries/ratio.ts'
import {
  LAST_MINUTES,
  type Keeping,
  type Lines,
  type LogLabel,
  type LogLines,
  type LogNumber,
  type LogQuestion,
} from './question.ts'

/** A question as Loki reads it. */
export const inLogql = (question: LogQuestion): string => {
  if (question.kind === 'written') return question.logql
  return question.kind === 'lines' ? linesIn(question) : numberIn(question)
}

/** The streams that are chosen. Loki refuses a selector that every stream passes, and the cluster's is none. */
export const selectorInLogql = ({ chosen: choices }: Lines): string =>
  clusterSelector(
    ...(choices.length === 0
      ? ['service_namespace=~".*"']
      : choices.map(({ label, variable }) => chosen(label, variable))),
  )

const KEPT: Readonly<Record<Keeping, (selector: string) => string>> = {
  /**
   * Loki detects the level of each line on arrival (`discover_log_levels`), in any format; a text search would count every
   * "0 errors".
   */
  errors: (selector) => `${selector} | detected_level=~"error|critical|fatal"`,
  /**
   * Only the node always comes from the pod: the namespace is also in the file's path, and Loki falls back to the container's
   * name for the service's.
   */
  'without-pod': (selector) => `${selector} | k8s_node_name=""`,
  /**
   * In back quotes and `raw`, a user's regular expression stays as typed: Grafana would escape its quotes. What is hidden
   * becomes a label first: that of an empty expression is empty and hides nothing, while `!~` would hide every line.
   */
  hits: (selector) => lines`
    ${selector}
    |~ \`(?i)\${search:raw}\`
    | ${chosen('detected_level', 'level')}
    | regexp \`(?i)(?P<hidden>\${exclude:raw})\`
    | hidden=""
  `,
}

const logsIn = (of: Lines): string => {
  const selector = selectorInLogql(of)
  return of.keep === undefined ? selector : KEPT[of.keep](selector)
}

const WINDOW = { step: '$__auto', shown: '$__range', 'last-minutes': `${LAST_MINUTES}m` } as const

const numberIn = (number: LogNumber): string => {
  const { of, among, measure, top } = number
  const value = among === undefined ? amount(number, of) : amongOthers(number, among)
  // Of a share, `amongOthers` has divided already.
  return top === undefined || measure === 'share'
    ? value
    : lines`
    topk(${top},
    ${value}
    )
  `
}

const amongOthers = (number: LogNumber, among: Lines): string => {
  const value = amount(number, number.of)
  if (number.measure === 'share') return shareOf(value, amount(number, among))
  return countedOrZero(value, amount({ ...number, measure: 'count', over: 'shown' }, among))
}

const amount = ({ measure, by, over, before }: LogNumber, of: Lines): string => {
  const range = `${logsIn(of)} [${WINDOW[over]}]${before === undefined ? '' : ` offset ${before}`}`
  switch (measure) {
    case 'count':
      return `${sumBy(by)}(count_over_time(${range}))`
    case 'per-minute':
      return `${by.length === 0 && before === undefined ? 'sum ' : sumBy(by)}(rate(${range})) * 60`
    case 'bytes-per-second':
      return `${sumBy(by)}(bytes_rate(${range}))`
    default:
      // Rates of a step have the same length, and a count of the time shown is exact.
      return `${sumBy(by)}(${over === 'step' ? 'rate' : 'count_over_time'}(${range}))`
  }
}

const sumBy = (by: readonly LogLabel[]): string => (by.length === 0 ? 'sum' : `sum by (${by.join(', ')}) `)

/**
 * In front of each line, where it is from. Filters go before it: after it they would search this text too. Without it,
 * equal lines of two pods are one where Grafana hides repetitions.
 */
const ORIGIN = '| line_format `{{.cluster}} {{.service_namespace}}/{{.k8s_pod_name}} {{__line__}}`'

const linesIn = ({ of, origin }: LogLines): string => {
  if (origin === 'where-open') return `${logsIn(of)} | line_format \`${openOrigin(of)}{{__line__}}\``
  if (of.keep !== 'hits') return `${logsIn(of)} ${ORIGIN}`
  return lines`
    ${logsIn(of)}
    | drop hidden
    ${ORIGIN}
  `
}

const openOrigin = ({ chosen: choices }: Lines): string =>
  [{ label: 'cluster', variable: 'cluster' }, ...choices]
    .filter(({ label }) => label !== 'service_namespace')
    .map(({ label, variable }) => unlessChosen(label, variable))
    .join('')

/** The value of a label and a space, unless the variable chooses just this one. */
const unlessChosen = (label: string, variable: string): string =>
  `{{ if ne .${label} "\${${variable}:csv}" }}{{ .${label} }} {{ end }}`
