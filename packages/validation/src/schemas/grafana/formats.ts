import { didYouMean, suggestion } from '@fleet/model/suggestion'
import { UNITS } from './model.ts'
import { isColour, COLOURS } from './colours.ts'
import { isReducer, REDUCERS } from './reducers.ts'

interface FormatError {
  readonly message: string
  readonly fix: string
}

type Format = (text: string) => FormatError | undefined

const grammar =
  (pattern: RegExp, message: string, fix: string): Format =>
  (text) =>
    pattern.test(text) ? undefined : { message: `${JSON.stringify(text)} is ${message}`, fix }

/** Texts that Grafana makes a unit of: `suffix:req`, `time:YYYY`, `currency:kr`. */
const OWN_UNIT = /^(?:prefix|suffix|time|si|count|currency|bool):./

const knownUnits = new Set(UNITS)

const DURATION = /^[<>]?(?:\d+(?:ms|[smhdwMy]))+$|\$/

/** What a text must be beside a text, by the names that the derivation uses. */
const FORMATS: Readonly<Record<string, Format>> = {
  words: grammar(/\S/, 'empty', 'write something'),
  uid: grammar(
    /^[\w-]{1,40}$/,
    'no uid that Grafana takes',
    'use letters, digits, - and _ only, forty at most',
  ),
  name: grammar(/^[A-Za-z]\w*$/, 'no name that a query can use', 'use letters, digits and _ only'),
  time: grammar(
    /^now(?:[-+]\d+[smhdwMQy])?(?:\/f?[smhdwMQy])?$|^\d{4}-\d\d-\d\d|^\d{13}$/,
    'no time of Grafana’s',
    'write it like now-6h',
  ),
  refresh: grammar(/^(?:auto|(?:\d+[smhd])?)$/, 'no interval', 'write it like 1m'),
  duration: grammar(DURATION, 'no duration', 'write it like 30s'),
  timezone: grammar(/^(?:browser|utc|)$|^[A-Z][\w+-]*(?:\/[\w+-]+)*$/, 'no time zone', 'use browser or utc'),
  unit: (text) =>
    knownUnits.has(text) || OWN_UNIT.test(text)
      ? undefined
      : { message: `${JSON.stringify(text)} is no unit that Grafana knows`, fix: nearest(text, UNITS) },
  colour: (text) =>
    isColour(text)
      ? undefined
      : { message: `${JSON.stringify(text)} is no colour`, fix: suggestion(text, COLOURS) },
  reducer: (text) =>
    isReducer(text)
      ? undefined
      : {
          message: `${JSON.stringify(text)} is no calculation of Grafana’s`,
          fix: suggestion(text, REDUCERS),
        },
  regex: (text) =>
    isRegex(text)
      ? undefined
      : { message: `${JSON.stringify(text)} is no regular expression`, fix: 'fix the expression' },
}

/** What is wrong with a value of one of Grafana's formats; nothing where it is no text, which is another demand's. */
export const dashboardFormat = (name: string, value: unknown): FormatError | undefined =>
  typeof value === 'string' ? FORMATS[name.slice(PREFIX.length)]?.(value) : undefined

const PREFIX = 'grafana-'

/** The same as any format is asked. */
export const DASHBOARD_FORMATS: Readonly<Record<string, (value: unknown) => string | undefined>> =
  Object.fromEntries(
    Object.keys(FORMATS).map((name) => [
      `${PREFIX}${name}`,
      (value) => dashboardFormat(`${PREFIX}${name}`, value)?.message,
    ]),
  )

/** There are too many to list them all where none is near. */
const nearest = (text: string, known: readonly string[]): string =>
  didYouMean(text, known) ?? 'use one of Grafana’s units, or write suffix:word'

const isRegex = (text: string): boolean => {
  try {
    // RE2 takes flags at the front, which are no part of JavaScript's grammar.
    return Boolean(new RegExp(text.replace(/^\(\?[imsU]+\)/, ''), 'u'))
  } catch {
    return false
  }
}
