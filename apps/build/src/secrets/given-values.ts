import { isMap } from '@fleet/validation'
import { UsageError } from '../cli/usage-error.ts'

type Values = Readonly<Record<string, string>>

/**
 * The values of a Secret’s keys in a text: an object of JSON, or a line `KEY=VALUE` for each. No message shows the text.
 * @throws UsageError where a value is missing, or belongs to no key
 */
export const valuesIn = (text: string, keys: readonly string[]): Values => {
  const values = text.trimStart().startsWith('{') ? ofJson(text) : ofLines(text)
  const unknown = Object.keys(values).filter((key) => !keys.includes(key))
  if (unknown.length > 0)
    throw new UsageError(
      `the Secret has no key ${shownKeys(unknown)}`,
      `give a value for each of its keys: ${keys.join(', ')}`,
    )
  const missing = keys.filter((key) => !values[key])
  if (missing.length > 0)
    throw new UsageError(`no value is given for ${missing.join(', ')}`, `give ${FORMS} on the standard input`)
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? '']))
}

const FORMS = 'an object of JSON, or a line KEY=VALUE for each key,'

/** What is no key may be a value in the wrong place: it is shown where it has the form of a key, and is short. */
const shownKeys = (keys: readonly string[]): string =>
  keys.every((key) => /^[a-z._-]{1,30}$/.test(key)) ? keys.join(', ') : 'of a name that is given'

const ofJson = (text: string): Values => {
  const values = parsed(text)
  if (isMap(values) && Object.values(values).every((value) => typeof value === 'string'))
    return values as Values
  throw new UsageError(
    'the standard input is not an object of JSON with a text for each key',
    'write {"KEY": "VALUE"}',
  )
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const ofLines = (text: string): Values =>
  Object.fromEntries(
    text.split(/\r?\n/).flatMap((line, index) => {
      if (line.trim() === '') return []
      const end = line.indexOf('=')
      if (end < 1)
        throw new UsageError(
          `line ${index + 1} of the standard input is not KEY=VALUE`,
          `give ${FORMS} on the standard input`,
        )
      return [[line.slice(0, end), line.slice(end + 1)]]
    }),
  )
