import { LINE_FIELDS, logsqlField } from '@fleet/model'
import {
  LAST_MINUTES,
  type Chosen,
  type Keeping,
  type Lines,
  type LogLabel,
  type LogLines,
  type LogNumber,
  type LogQuestion,
  type Measure,
} from './question.ts'

/** A question as VictoriaLogs reads it. */
export const inLogsql = (question: LogQuestion): string => {
  if (question.kind === 'written') return question.logsql
  return question.kind === 'lines' ? linesIn(question) : numberIn(question)
}

/** The field that a number has in an answer, which becomes its name. Lines have none. */
export const valueInLogsql = (question: LogQuestion): string | undefined => {
  if (question.kind === 'lines') return undefined
  return question.kind === 'number' ? VALUE[question.measure] : question.value
}

const VALUE: Readonly<Record<Measure, string>> = {
  count: 'lines',
  'per-minute': 'lines_per_minute',
  'bytes-per-second': 'bytes_per_second',
  share: 'share',
}

/** A stage of a query after its filters. */
const piped = (...stages: readonly string[]): string => stages.join('\n| ')

/** The field of a line that has what Loki has in a label. */
export const fieldOf = (label: LogLabel): string => FIELD[label]

const FIELD: Readonly<Record<LogLabel, string>> = {
  cluster: 'cluster',
  service_namespace: 'service.namespace',
  service_name: 'service.name',
  k8s_pod_name: 'k8s.pod.name',
  k8s_container_name: 'k8s.container.name',
  detected_level: 'detected_level',
}

const written = (label: LogLabel): string => logsqlField(FIELD[label])

/**
 * The streams that are chosen. The plugin of Grafana would write `in(…)` for a variable without a format; `regex` keeps the
 * expression, which `.+` for “All” needs, and back quotes keep the escapes that it writes. It is anchored, as in Loki.
 */
export const selectorInLogsql = ({ chosen }: Lines): string =>
  `{${[{ label: 'cluster', variable: 'cluster' } as const, ...chosen].map(matcher).join(', ')}}`

const matcher = ({ label, variable }: Chosen): string => `${written(label)}=~\`\${${variable}:regex}\``

/** Words that programs write for a level, in small letters, by its name in Loki. */
const WORDS: readonly (readonly [level: string, words: string])[] = [
  ['trace', 'trc'],
  ['debug', 'dbg|d'],
  ['info', 'information|inf|i|notice'],
  ['warn', 'warning|wrn|w'],
  ['error', 'err|e'],
  ['critical', 'crit'],
  ['fatal', 'f|panic'],
]

const EVERY_WORD = WORDS.flatMap(([level, words]) => [
  level,
  ...words.split('|').filter((word) => word.length > 1),
]).join('|')

/**
 * VictoriaLogs detects no level, and a container's line comes without one: it is read from the line. First from a key such as
 * `level=warn` or `"severity":"ERROR"`, else from a letter as klog writes it or a word among the first of the line. A level
 * later in the text would count every "0 errors".
 */
const LEVEL: readonly string[] = [
  `extract_regexp \`(?i)(?:\\b(?:level|lvl|severity)\\\\?"?\\s*[=:]\\s*\\\\?"?)(?P<detected_level>${EVERY_WORD})\``,
  `extract_regexp if (detected_level:"") \`^(?P<detected_level>[IWEF])\\d{4} \``,
  `extract_regexp if (detected_level:"") \`(?i)^[^=]{0,40}?\\b(?P<detected_level>${EVERY_WORD})\\b\``,
  'format "<lc:detected_level>" as detected_level',
  ...WORDS.map(([level, words]) => `replace_regexp (\`^(?:${words})$\`, ${level}) at detected_level`),
  'format if (detected_level:"") unknown as detected_level',
]

/** Lines in the parts of a query. */
interface Parts {
  readonly selector: string
  /** What is kept by the fields of the line, as a filter: what it drops goes through no pipe. */
  readonly where?: string
  /** Makes the fields that the condition and groupings need. */
  readonly pipes: readonly string[]
  /** What is kept by these. */
  readonly condition?: string
}

const KEPT: Readonly<Record<Keeping, Omit<Parts, 'selector'>>> = {
  errors: { pipes: LEVEL, condition: 'detected_level:in(error, critical, fatal)' },
  /** Only the node always comes from the pod. */
  'without-pod': { where: `${logsqlField('k8s.node.name')}:""`, pipes: [] },
  /** What is hidden becomes a field first: that of an empty expression is empty and hides nothing. */
  hits: {
    pipes: [...LEVEL, 'extract_regexp `(?i)(?P<hidden>${exclude:raw})`'],
    where: `${LINE_FIELDS.message}:~\`(?i)\${search:raw}\``,
    condition: 'detected_level:~`^(?:${level:regex})$` hidden:""',
  },
}

const partsOf = (of: Lines, by: readonly LogLabel[] = []): Parts => {
  const selector = selectorInLogsql(of)
  if (of.keep !== undefined) return { selector, ...KEPT[of.keep] }
  return { selector, pipes: by.includes('detected_level') ? LEVEL : [] }
}

const filtered = ({ selector, where, pipes, condition }: Parts): readonly string[] => [
  where === undefined ? selector : `${selector} ${where}`,
  ...pipes,
  ...(condition === undefined ? [] : [`filter ${condition}`]),
]

const numberIn = (number: LogNumber): string => {
  const { of, among, by, before, top, measure } = number
  const value = VALUE[measure]
  const head = before === undefined ? '' : `options(time_offset=${before}) `
  return (
    head +
    piped(
      ...(among === undefined ? ofAll(number) : ofSome(number, partsOf(of, by))),
      ...(top === undefined ? [] : [`sort by (${value} desc) limit ${top}`]),
      ...renamed(by),
    )
  )
}

/** A number of lines without others to compare. A sum of nothing is 0 in VictoriaLogs, and no number here. */
const ofAll = ({ of, by, measure }: LogNumber): readonly string[] => {
  const value = VALUE[measure]
  const lines = filtered(partsOf(of, by))
  const some = by.length === 0 ? [`filter ${value}:>0`] : []
  switch (measure) {
    case 'per-minute':
      return [
        ...lines,
        `stats ${grouped(by)}rate() as per_second`,
        `math per_second * 60 as ${value}`,
        'delete per_second',
        ...some,
      ]
    case 'bytes-per-second':
      return [
        ...lines,
        `len(${LINE_FIELDS.message}) as bytes`,
        `stats ${grouped(by)}rate_sum(bytes) as ${value}`,
        ...some,
      ]
    default:
      return [...lines, `stats ${grouped(by)}count() as ${value}`, ...some]
  }
}

/** A number of some lines among all that are selected. */
const ofSome = (
  { by, measure, over }: LogNumber,
  { selector, where, pipes, condition }: Parts,
): readonly string[] => {
  const kept = [where, condition].filter((filter) => filter !== undefined).join(' ') || '*'
  const value = VALUE[measure]
  const all = `stats ${grouped(by)}count() as all_lines`
  if (measure === 'share')
    return [
      selector,
      ...pipes,
      `${all}, count() if (${kept}) as part`,
      'filter all_lines:>0',
      `math part / all_lines as ${value}`,
      'delete all_lines, part',
    ]
  const isLast = over === 'last-minutes'
  const counted = isLast ? `_time:${LAST_MINUTES}m` : kept
  return [
    selector,
    ...pipes,
    `${all}, count() if (${counted}) as ${value}`,
    ...(isLast ? [`math ${value} / ${LAST_MINUTES} as ${value}`] : []),
    'filter all_lines:>0',
    'delete all_lines',
  ]
}

const grouped = (by: readonly LogLabel[]): string =>
  by.length === 0 ? '' : `by (${by.map(written).join(', ')}) `

/** Labels of an answer have the names that legends and links read, whose variables take no dots. */
const renamed = (by: readonly LogLabel[]): readonly string[] => {
  const names = by.filter((label) => FIELD[label] !== label).map((label) => `${written(label)} as ${label}`)
  return names.length === 0 ? [] : [`rename ${names.join(', ')}`]
}

/** A field inside of a text that `format` makes. */
const inText = (label: LogLabel): string => `<${FIELD[label]}>`

/** In front of each line, where it is from, after all filters. */
const ORIGIN = `format "${inText('cluster')} ${inText('service_namespace')}/${inText('k8s_pod_name')} <_msg>" as ${LINE_FIELDS.message}`

const linesIn = ({ of, origin }: LogLines): string =>
  piped(
    ...filtered(partsOf(of)),
    ...(of.keep === 'hits' ? ['delete hidden'] : []),
    ...(origin === 'always' ? [ORIGIN] : openOrigin(of)),
  )

/** The last part of the origin stands nearest to the line. */
const openOrigin = ({ chosen }: Lines): readonly string[] =>
  [{ label: 'cluster', variable: 'cluster' } as const, ...chosen]
    .filter(({ label }) => label !== 'service_namespace')
    .map(
      ({ label, variable }) =>
        `format if (!${written(label)}:="\${${variable}:csv}") "${inText(label)} <_msg>" as ${LINE_FIELDS.message}`,
    )
    .toReversed()
