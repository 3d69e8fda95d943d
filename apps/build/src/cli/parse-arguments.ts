import { parseArgs } from 'node:util'
import { suggestion } from '@fleet/model/suggestion'
import { COMMANDS, FORMATS, OPTIONS, type Command, type Format, type OptionName } from './commands.ts'
import { AVAILABLE, PROGRAM } from './program.ts'
import { UsageError } from './usage-error.ts'

/** A request to the generator. */
export interface Request {
  readonly command: 'build' | 'check'
  /** Clusters by name; none means all. */
  readonly clusters: readonly string[]
  readonly out?: string
  readonly inventory?: string
  readonly json: boolean
}

/** A request to check trees. */
export interface ValidateRequest {
  readonly command: 'validate'
  /** None means the repository's trees. */
  readonly folders: readonly string[]
  /** The clusters whose findings are reported; none means all. */
  readonly clusters: readonly string[]
  /** The rules whose findings are reported; none means all. */
  readonly rules: readonly string[]
  readonly houseStyle: boolean
  /** A file of known findings: only others are reported. */
  readonly baseline?: string
  /** Whether the findings are to be written to that file. */
  readonly writeBaseline: boolean
  /** Whether every finding is printed in full. */
  readonly all: boolean
  /** A folder with schemas of more kinds. */
  readonly schemas?: string
  /** A folder of charts that Helm renders. */
  readonly charts?: string
  /** Whether it is an error that something was not rendered. */
  readonly requireRendering: boolean
  /** A Git revision whose trees are compared with these. */
  readonly against?: string
  readonly format: Format
}

export type Invocation =
  | { readonly kind: 'help'; readonly command?: Command }
  | { readonly kind: 'run'; readonly request: Request }
  | { readonly kind: 'validate'; readonly request: ValidateRequest }
  | { readonly kind: 'explain'; readonly rule: string }

/** @throws UsageError with the error and a suggestion */
export const parseArguments = (args: readonly string[]): Invocation => {
  const { values, positionals } = parse(args)
  const [word, ...operands] = positionals
  const command = word === undefined ? undefined : commandOf(word)
  if (values.help) return { kind: 'help', ...(command && { command }) }
  if (!command) throw new UsageError('no command is given', `give one of: ${AVAILABLE.join(', ')}`)
  refuseForeignOptions(command, values)
  for (const [option, value] of Object.entries(values))
    if (value === '')
      throw new UsageError(`--${option} is given and empty`, `name something, or leave --${option} out`)
  if (command === 'validate') return validation(values, operands)
  if (operands.length > 0)
    throw new UsageError(`"${operands.join(' ')}" is too much`, `see \`${PROGRAM} ${command} --help\``)
  return generation(command, values)
}

type Values = ReturnType<typeof parse>['values']

const validation = (values: Values, folders: readonly string[]): Invocation => {
  const { explain } = values
  if (explain !== undefined) return { kind: 'explain', rule: explain }
  const format = formatOf(values)
  refusePartialBaseline(values)
  return { kind: 'validate', request: { command: 'validate', folders, format, ...asked(values) } }
}

/** @throws UsageError for an unknown format, or two of them */
const formatOf = ({ json = false, format = json ? 'json' : 'text' }: Values): Format => {
  if (!isFormat(format)) throw new UsageError(`there is no format "${format}"`, suggestion(format, FORMATS))
  if (json && format !== 'json')
    throw new UsageError(`--json and --format ${format} contradict each other`, 'leave one of them out')
  return format
}

const asked = ({
  cluster = [],
  rule = [],
  schemas,
  charts,
  against,
  baseline,
  all = false,
  'require-rendering': requireRendering = false,
  'house-style': houseStyle = false,
  'write-baseline': writeBaseline = false,
}: Values): Omit<ValidateRequest, 'command' | 'folders' | 'format'> => ({
  clusters: cluster,
  rules: rule,
  houseStyle,
  ...(baseline !== undefined && { baseline }),
  ...(schemas !== undefined && { schemas }),
  ...(charts !== undefined && { charts }),
  ...(against !== undefined && { against }),
  requireRendering,
  writeBaseline,
  all,
})

const refusePartialBaseline = (values: Values): void => {
  const { baseline, cluster = [], rule = [], 'write-baseline': isWritten = false } = values
  if (!isWritten) return
  if (baseline === undefined)
    throw new UsageError('--write-baseline is given without --baseline', 'name the file with --baseline FILE')
  if (cluster.length + rule.length > 0)
    throw new UsageError(
      '--write-baseline would forget the findings of other clusters and rules',
      'leave out --cluster and --rule',
    )
}

const generation = (command: Request['command'], values: Values): Invocation => {
  const { cluster = [], out, inventory, json = false } = values
  // An inventory of other clusters would remove all of the repository's trees.
  if (inventory !== undefined && out === undefined)
    throw new UsageError('--inventory is given without --out', 'name a folder for its trees with --out DIR')
  return {
    kind: 'run',
    request: {
      command,
      clusters: cluster,
      ...(out !== undefined && { out }),
      ...(inventory !== undefined && { inventory }),
      json,
    },
  }
}

const isCommand = (word: string): word is Command => AVAILABLE.some((name) => name === word)

const isFormat = (word: string): word is Format => FORMATS.some((format) => format === word)

const commandOf = (word: string): Command => {
  if (isCommand(word)) return word
  throw new UsageError(`there is no command "${word}"`, suggestion(word, AVAILABLE))
}

const parse = (args: readonly string[]) => {
  // `npm run build -- --json` passes `--` on as an argument.
  const given = args.filter((argument) => argument !== '--')
  refuseUnknownOptions(given)
  try {
    return parseArgs({ args: given, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message, 'see --help')
    throw error
  }
}

/** Before parseArgs, which makes no suggestion. */
const refuseUnknownOptions = (args: readonly string[]): void => {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option' || token.rawName === '-h' || Object.hasOwn(OPTIONS, token.name)) continue
    throw new UsageError(
      `there is no option ${token.rawName}`,
      suggestion(token.rawName, dashed(OPTION_NAMES)),
    )
  }
}

const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[]

const refuseForeignOptions = (command: Command, values: Values): void => {
  const own: readonly OptionName[] = COMMANDS[command].options
  const foreign = OPTION_NAMES.find((name) => values[name] !== undefined && !own.includes(name))
  if (foreign !== undefined)
    throw new UsageError(
      `\`${PROGRAM} ${command}\` takes no --${foreign}`,
      `it takes ${dashed(own).join(', ')}`,
    )
}

const dashed = (names: readonly string[]): string[] => names.map((name) => `--${name}`)
