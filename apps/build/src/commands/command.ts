import type { Home } from '../build-cache.ts'
import type { ExitCode } from '../cli/exit-code.ts'
import type { Progress } from '../report/progress.ts'

/** An option as `util.parseArgs` takes it, with its help text. */
export interface Option {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  readonly short?: string
  /** The value's name in --help. */
  readonly value?: string
  readonly about: string
}

export type Options = Readonly<Record<string, Option>>

type ValueOf<Declared extends Option> = Option extends Declared
  ? string | boolean | readonly string[]
  : Declared['type'] extends 'boolean'
    ? boolean
    : Declared extends { readonly multiple: true }
      ? readonly string[]
      : string

/** The values of a command line's options. An option that is not given has none. */
export type Values<Declared extends Options> = {
  readonly [Name in keyof Declared]?: ValueOf<Declared[Name]>
}

/** What a command needs beside its request. */
export interface Context {
  readonly home: Home
  readonly progress: Progress
  /** Seconds since the start of the command. */
  readonly seconds: () => number
}

/** A command of the program: how a person asks for it, and what it does. */
export interface Command<Declared extends Options = Options, Request = unknown> {
  /** The word on the command line. */
  readonly name: string
  /** What the command does, as a verb phrase. */
  readonly about: string
  /** The operands after its name; absent where it takes none. */
  readonly operands?: string
  /** Every command also has --help. */
  readonly options: Declared
  /** What stands behind the command's name, and what that does. */
  readonly examples: readonly (readonly [rest: string, about: string])[]
  /** Reads the command line. @throws UsageError */
  readonly read: (values: Values<Declared>, operands: readonly string[]) => Request
  /** Carries out a request. What a command needs for that is imported here, for --help does not. */
  readonly run: (request: Request, context: Context) => Promise<ExitCode>
}

/** Declares a command, whose request and options are known to itself alone. */
export const command = <const Declared extends Options, Request>(
  declared: Command<Declared, Request>,
): Command => declared as unknown as Command
