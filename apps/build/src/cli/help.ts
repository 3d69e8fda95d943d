import { COMMANDS, OPTIONS, type Command, type Option } from './commands.ts'

/** What `--help` prints: of the program, or of one command. */
export const helpText = (command?: Command): string =>
  command
    ? `pnpm ${command} [options]\n\n${sentence(COMMANDS[command])}\n\n${options()}\n\n${EXIT_CODES}\n`
    : `pnpm build|check [options]\n\nGenerates the Flux trees of a fleet of clusters from packages/inventory.\n\n${commands()}\n\n${options()}\n\n${EXIT_CODES}\n`

const EXIT_CODES = 'Exit code: 0 all is well, 1 something is to be mended, 2 the command could not run.'

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

const commands = (): string => table('Commands', Object.entries(COMMANDS))

const options = (): string =>
  table(
    'Options',
    Object.entries<Option>(OPTIONS).map(([name, option]) => [usage(name, option), option.about] as const),
  )

const usage = (name: string, { value }: Option): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`

const table = (title: string, rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([term]) => term.length))
  return [`${title}:`, ...rows.map(([term, about]) => `  ${term.padEnd(width)}  ${about}`)].join('\n')
}
