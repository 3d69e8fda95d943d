import type { IContainer } from 'kubernetes-models/v1/Container'

/** One flag of a container's command line. */
export interface Flag {
  /** Without dashes. */
  readonly name: string
  readonly value: string | undefined
  /** Which of the arguments. */
  readonly index: number
}

/** A command line, read as `--flag`, `--flag=value` and `--flag value`; the rest are words. */
export interface CommandLine {
  readonly flags: readonly Flag[]
  readonly words: readonly string[]
}

/** Words that are never a flag's value must be given, for `--flag word` can be read in two ways. */
export const commandLineOf = (
  { args }: Pick<IContainer, 'args'>,
  knownWords: readonly string[] = [],
): CommandLine => {
  const flags: Flag[] = []
  const words: string[] = []
  const all = args ?? []
  for (const [index, argument] of all.entries()) {
    const [, name, value] = /^--?([\w.-]+)(?:=([^]*))?$/.exec(argument) ?? []
    if (name !== undefined && argument.startsWith('-'))
      flags.push({ name, value: value ?? nextValue(all[index + 1], knownWords), index })
    else if (!isValueOf(all[index - 1]) || knownWords.includes(argument)) words.push(argument)
  }
  return { flags, words }
}

const nextValue = (next: string | undefined, knownWords: readonly string[]): string | undefined =>
  next === undefined || next.startsWith('-') || knownWords.includes(next) ? undefined : next

const isValueOf = (before: string | undefined): boolean =>
  before !== undefined && before.startsWith('-') && !before.includes('=')
