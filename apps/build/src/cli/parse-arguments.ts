import { parseArgs } from 'node:util'
import { suggestion } from '@fleet/model/suggestion'
import { COMMANDS, OPTIONS, type Command } from './commands.ts'
import { UsageError } from './usage-error.ts'

/** What the command line asks for. */
export interface Request {
  readonly command: Command
  /** Clusters by name; none means all. */
  readonly clusters: readonly string[]
  readonly out?: string
  readonly inventory?: string
  readonly json: boolean
}

export type Invocation =
  | { readonly kind: 'help'; readonly command?: Command }
  | { readonly kind: 'run'; readonly request: Request }

/** @throws UsageError that names what is wrong and suggests what was probably meant */
export const parseArguments = (args: readonly string[]): Invocation => {
  const { values, positionals } = parse(args)
  const [word, ...rest] = positionals
  const command = word === undefined ? undefined : commandOf(word)
  if (values.help) return { kind: 'help', ...(command && { command }) }
  if (!command) throw new UsageError('no command is given', `give one of: ${NAMES.join(', ')}`)
  if (rest.length > 0)
    throw new UsageError(`"${rest.join(' ')}" is too much`, `see \`pnpm ${command} --help\``)
  const { cluster = [], out, inventory, json = false } = values
  for (const [option, value] of Object.entries({ out, inventory }))
    if (value === '')
      throw new UsageError(`--${option} is given and empty`, `name something, or leave --${option} out`)
  // Of the repository's trees an inventory of other clusters would leave nothing.
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

const NAMES = Object.keys(COMMANDS)

const isCommand = (word: string): word is Command => Object.hasOwn(COMMANDS, word)

const commandOf = (word: string): Command => {
  if (isCommand(word)) return word
  throw new UsageError(`there is no command "${word}"`, suggestion(word, NAMES))
}

const parse = (args: readonly string[]) => {
  // npm's habit of `run build -- --json` reaches us as an argument of its own.
  const given = args.filter((argument) => argument !== '--')
  refuseUnknownOptions(given)
  try {
    return parseArgs({ args: given, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message, 'see --help')
    throw error
  }
}

/** Before parseArgs does so itself: it cannot suggest. */
const refuseUnknownOptions = (args: readonly string[]): void => {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option' || token.rawName === '-h' || Object.hasOwn(OPTIONS, token.name)) continue
    throw new UsageError(
      `there is no option ${token.rawName}`,
      suggestion(
        token.rawName,
        Object.keys(OPTIONS).map((name) => `--${name}`),
      ),
    )
  }
}
