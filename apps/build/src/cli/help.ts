import { COMMANDS, OPTIONS, type Command, type Option, type OptionName } from './commands.ts'
import { ABOUT, AVAILABLE, PROGRAM } from './program.ts'

/** What `--help` prints: of the program, or of one command. */
export const helpText = (command?: Command): string =>
  `${[...(command ? commandHelp(command) : programHelp()), EXIT_CODES].join('\n\n')}\n`

const EXIT_CODES =
  'Exit code: 0 success, 1 something needs a fix, 2 the command could not run or could not check.'

const commandHelp = (command: Command): readonly string[] => {
  const { about, options, examples } = COMMANDS[command]
  return [
    `${PROGRAM} ${[command, ...operandsOf(command), '[options]'].join(' ')}`,
    sentence(about),
    optionTable(options),
    table(
      'Examples',
      examples.map(([line, what]) => [line.replace('pnpm', PROGRAM), what] as const),
    ),
  ]
}

const programHelp = (): readonly string[] => [
  `${PROGRAM} ${AVAILABLE.join('|')} [options]`,
  ABOUT,
  table(
    'Commands',
    AVAILABLE.map((name) => [name, COMMANDS[name].about] as const),
  ),
  `Options: see \`${PROGRAM} COMMAND --help\`.`,
]

const operandsOf = (command: Command): readonly string[] => {
  const help = COMMANDS[command]
  return 'operands' in help ? [help.operands] : []
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

const optionTable = (names: readonly OptionName[]): string =>
  table(
    'Options',
    names.map((name) => [usage(name, OPTIONS[name]), OPTIONS[name].about] as const),
  )

const usage = (name: string, { value }: Option): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`

const table = (title: string, rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([term]) => term.length))
  return [`${title}:`, ...rows.map(([term, about]) => `  ${term.padEnd(width)}  ${about}`)].join('\n')
}
