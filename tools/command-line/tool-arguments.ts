import { existsSync } from 'node:fs'
import { parseArgs, type ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

type Values<Declared extends Options> = ReturnType<
  typeof parseArgs<{ readonly options: Declared; readonly allowPositionals: true }>
>['values']

interface ToolArguments<Declared extends Options> {
  readonly values: Values<Declared>
  readonly operands: readonly string[]
}

interface Tool<Declared extends Options> {
  /** What --help prints. */
  readonly help: string
  readonly options?: Declared
  /** How many operands it takes; by default none. */
  readonly operands?: readonly [least: number, most: number]
}

/** The command line asks for something that does not exist. */
export class ToolError extends Error {
  override readonly name = 'ToolError'
}

/**
 * Reads a tool's command line. With --help the tool prints its help, and ends.
 * @throws ToolError, which `run.js` prints in a line
 */
export const toolArguments = <const Declared extends Options>({
  help,
  options,
  operands: [least, most] = [0, 0],
}: Tool<Declared>): ToolArguments<Declared> => {
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help)
    process.exit(0)
  }
  const { values, positionals } = parsed(args, options)
  if (positionals.length < least || positionals.length > most)
    throw new ToolError(
      positionals.length < least ? 'an operand is missing' : `it takes no operand ${positionals[most]}`,
    )
  return { values: values as Values<Declared>, operands: positionals }
}

const parsed = (args: string[], options: Options | undefined) => {
  try {
    return parseArgs({ args, allowPositionals: true, ...(options && { options }) })
  } catch (error) {
    throw new ToolError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error))
  }
}

/** A file or folder that the command line names. @throws ToolError where it does not exist */
export const existing = (path: string): string => {
  if (existsSync(path)) return path
  throw new ToolError(`there is no ${path}`)
}
