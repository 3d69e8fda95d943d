import { parseArgs } from 'node:util'
import { suggestion } from '@fleet/model/suggestion'
import type { Command, Options, Values } from '../commands/command.ts'
import { COMMANDS } from '../commands/index.ts'
import { HELP } from '../commands/options.ts'
import { commandLine } from './program.ts'
import { UsageError } from './usage-error.ts'

export type Invocation =
  | { readonly kind: 'help'; readonly command?: Command }
  | { readonly kind: 'run'; readonly command: Command; readonly request: unknown }

/** @throws UsageError with the error and a suggestion */
export const parseArguments = (args: readonly string[]): Invocation => {
  const { values, positionals } = parse(args)
  const { help, ...given } = values
  const [word, ...operands] = positionals
  const command = word === undefined ? undefined : commandOf(word)
  if (help) return { kind: 'help', ...(command && { command }) }
  if (!command) throw new UsageError('no command is given', `give one of: ${NAMES.join(', ')}`)
  refuseForeignOptions(command, given)
  refuseEmptyOptions(given)
  if (operands.length > 0 && command.operands === undefined)
    throw new UsageError(`"${operands.join(' ')}" is too much`, `see \`${commandLine(command.name)} --help\``)
  return { kind: 'run', command, request: command.read(given, operands) }
}

/** Every option's value has its declared type: parseArgs refuses others. */
type Given = Values<Options>

const NAMES = COMMANDS.map(({ name }) => name)

/** Of all commands, for the command may stand behind its options. A name means the same in each. */
const OPTIONS: Options = Object.assign({}, ...COMMANDS.map(({ options }) => options), {
  help: HELP,
}) as Options

const commandOf = (word: string): Command => {
  const command = COMMANDS.find(({ name }) => name === word)
  if (command) return command
  throw new UsageError(`there is no command "${word}"`, suggestion(word, NAMES))
}

const parse = (
  args: readonly string[],
): { readonly values: Given; readonly positionals: readonly string[] } => {
  // `npm run build -- --json` passes `--` on as an argument.
  const given = args.filter((argument) => argument !== '--')
  refuseUnknownOptions(given)
  try {
    const { values, positionals } = parseArgs({ args: given, options: OPTIONS, allowPositionals: true })
    return { values: values as Given, positionals }
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message, 'see --help')
    throw error
  }
}

/** Before parseArgs, which makes no suggestion. */
const refuseUnknownOptions = (args: readonly string[]): void => {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const command = COMMANDS.find(({ name }) => name === positionals[0])
  const known = Object.keys(command ? { ...command.options, help: HELP } : OPTIONS)
  for (const token of tokens) {
    if (token.kind !== 'option' || token.rawName === '-h' || Object.hasOwn(OPTIONS, token.name)) continue
    throw new UsageError(`there is no option ${token.rawName}`, suggestion(token.rawName, dashed(known)))
  }
}

const refuseForeignOptions = ({ name, options }: Command, given: Given): void => {
  const own = Object.keys(options)
  const foreign = Object.keys(given).find((option) => !own.includes(option))
  if (foreign !== undefined)
    throw new UsageError(
      `\`${commandLine(name)}\` takes no --${foreign}`,
      `it takes ${dashed([...own, 'help']).join(', ')}`,
    )
}

const refuseEmptyOptions = (given: Given): void => {
  const empty = Object.keys(given).find((option) => given[option] === '')
  if (empty !== undefined)
    throw new UsageError(`--${empty} is given and empty`, `name something, or leave --${empty} out`)
}

const dashed = (names: readonly string[]): string[] => names.map((name) => `--${name}`)
