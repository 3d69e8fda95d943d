import { parseArgs } from 'node:util'
import { DEFAULT_PORT, DEFAULT_WIDTH, HELP } from './help.ts'
import type { Chosen, PreviewRequest, Scheme, Task } from './request.ts'

const OPTIONS = {
  inventory: { type: 'string' },
  prometheus: { type: 'string' },
  loki: { type: 'string' },
  victorialogs: { type: 'string' },
  port: { type: 'string' },
  shots: { type: 'string' },
  width: { type: 'string' },
  scheme: { type: 'string' },
  'open-rows': { type: 'boolean' },
  webp: { type: 'boolean' },
  check: { type: 'boolean' },
  format: { type: 'string' },
  only: { type: 'string', multiple: true },
  'changed-since': { type: 'string' },
} as const

/** With --help it prints its help, and ends. @throws Error where an argument does not exist or has no meaning */
export const readCommandLine = (args: readonly string[]): PreviewRequest => {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP)
    process.exit(0)
  }
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  if (positionals.length > 1) throw new Error(`it takes one folder, and not ${positionals[1]} too`)
  return {
    directory: positionals[0],
    inventory: values.inventory,
    stores: {
      prometheus: addressOf(values.prometheus),
      loki: addressOf(values.loki),
      victorialogs: addressOf(values.victorialogs),
    },
    port: numberOf(values.port, 'port', DEFAULT_PORT),
    task: taskOf(values),
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

const taskOf = (values: Values): Task => {
  if (values.check === true && values.shots !== undefined) throw new Error('--check and --shots are two runs')
  if (values.check === true)
    return { kind: 'check', ...chosenBy(values), format: oneOf(FORMATS, values.format, 'format') ?? 'text' }
  if (values.shots === undefined) return { kind: 'page' }
  const scheme = oneOf(SCHEMES, values.scheme, 'scheme')
  return {
    kind: 'shots',
    ...chosenBy(values),
    folder: values.shots,
    width: numberOf(values.width, 'width', DEFAULT_WIDTH),
    schemes: scheme === undefined ? SCHEMES : [scheme],
    openRows: values['open-rows'] === true,
    isWebp: values.webp === true,
  }
}

const chosenBy = ({ only = [], 'changed-since': changedSince }: Values): Chosen => ({ only, changedSince })

const SCHEMES: readonly Scheme[] = ['dark', 'light']
const FORMATS = ['text', 'json'] as const

const oneOf = <Name extends string>(
  names: readonly Name[],
  text: string | undefined,
  what: string,
): Name | undefined => {
  const found = names.find((name) => name === text)
  if (text !== undefined && found === undefined)
    throw new Error(`${text} is no ${what}: write ${names.join(' or ')}`)
  return found
}

const addressOf = (text: string | undefined): URL | undefined => {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new Error(`${text} is no address of a store: write http://HOST:PORT`)
}

const LARGEST = 65_535

const numberOf = (text: string | undefined, what: string, fallback: number): number => {
  if (text === undefined) return fallback
  const number = Number(text)
  if (text !== '' && Number.isInteger(number) && number >= 0 && number <= LARGEST) return number
  throw new Error(`${text} is no ${what}`)
}
