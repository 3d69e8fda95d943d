import type { Command, Option } from '../commands/command.ts'
import { COMMANDS } from '../commands/index.ts'
import { HELP } from '../commands/options.ts'
import { commandLine, INVENTORY, PROGRAM } from './program.ts'

/** What `--help` prints: of the program, or of one command. */
export const helpText = (command?: Command): string =>
  `${[...(command ? commandHelp(command) : programHelp()), EXIT_CODES].join('\n\n')}\n`

const EXIT_CODES =
  'Exit code: 0 success, 1 something needs a fix, 2 the command could not run or could not check.'

const commandHelp = ({ name, about, operands, options, examples }: Command): readonly string[] => [
  [commandLine(name), ...(operands === undefined ? [] : [operands]), '[options]'].join(' '),
  sentence(about),
  table(
    'Options',
    Object.entries({ ...options, help: HELP }).map(
      ([option, declared]) => [usage(option, declared), declared.about] as const,
    ),
  ),
  table(
    'Examples',
    examples.map(([rest, what]) => [`${commandLine(name)} ${rest}`.trimEnd(), what] as const),
  ),
]

const programHelp = (): readonly string[] => [
  `${PROGRAM} ${COMMANDS.map(({ name }) => name).join('|')} [options]`,
  `Generates the Flux trees of a fleet of clusters from ${INVENTORY}, and checks trees.`,
  table(
    'Commands',
    COMMANDS.map(({ name, about }) => [name, about] as const),
  ),
  `Options: see \`${PROGRAM} COMMAND --help\`.`,
]

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

const usage = (name: string, { value }: Option): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`

const table = (title: string, rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([term]) => term.length))
  return [`${title}:`, ...rows.map(([term, about]) => `  ${term.padEnd(width)}  ${about}`)].join('\n')
}
