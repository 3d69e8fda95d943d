import { fileURLToPath } from 'node:url'

/** Where an error comes from. */
export interface Origin {
  readonly file: string
  readonly line: number
  readonly column?: number
}

/** A frame of a stack. The stack of a syntax error begins with the unreadable line instead. */
const FRAME = /^(?: +at (?:.*\()?)?(file:\/\/.+?|\/.+?|[A-Z]:\\.+?):(\d+)(?::(\d+))?\)?$/gm

/** Code that a user did not write: packages, and the bundled program. */
const FOREIGN = /[/\\]node_modules[/\\]|[/\\]apps[/\\]build[/\\]dist[/\\]/

/** The places in the user's code or the sources that an error went through, the innermost first. */
export const originsOf = (error: unknown): readonly Origin[] =>
  error instanceof Error
    ? [...(error.stack ?? '').matchAll(FRAME)]
        .map(([, source = '', line, column]) => ({
          file: source.startsWith('file:') ? fileURLToPath(source) : source,
          line: Number(line),
          ...(column !== undefined && { column: Number(column) }),
        }))
        .filter(({ file }) => !FOREIGN.test(file))
    : []

/** What an error says; anything else that is thrown, as it is written. */
export const messageOf = (error: unknown): string => {
  if (error instanceof Error) return error.message
  return typeof error === 'string' ? JSON.stringify(error) : String(error)
}
