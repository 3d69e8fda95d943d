import { UsageError } from '../cli/usage-error.ts'

/** What a terminal gives while it shows nothing of what is typed. */
export interface HiddenTerminal {
  readonly input: NodeJS.ReadableStream & { readonly setRawMode?: (isRaw: boolean) => unknown }
  readonly output: NodeJS.WritableStream
}

const ENTER = /[\r\n]/
const [INTERRUPT, END, BACKSPACE, DELETE] = ['\u0003', '\u0004', '\b', '\u007F']

/**
 * Asks for a value on a terminal, which shows nothing of it. What is typed ahead, or pasted, stays for the next question.
 * @throws UsageError where the person ends the input
 */
export const hiddenAnswers = ({ input, output }: HiddenTerminal) => {
  let ahead = ''
  return async (prompt: string): Promise<string> => {
    output.write(`${prompt}: `)
    input.setRawMode?.(true)
    try {
      const { line, rest } = await lineFrom(input, ahead)
      ahead = rest
      return line
    } finally {
      input.setRawMode?.(false)
      output.write('\n')
    }
  }
}

/** Reads to the end of a line. */
const lineFrom = (
  input: NodeJS.ReadableStream,
  ahead: string,
): Promise<{ readonly line: string; readonly rest: string }> =>
  new Promise((resolve, reject) => {
    let typed: string[] = []
    const finish = (): void => {
      input.off('data', onData).off('end', onEnd)
      input.pause()
    }
    const onEnd = (): void => {
      finish()
      reject(new UsageError('the input ends before the last value', 'nothing is written: start again'))
    }
    const take = (text: string): void => {
      const letters = Array.from(text)
      for (const [index, letter] of letters.entries()) {
        if (letter === INTERRUPT || letter === END) return onEnd()
        if (ENTER.test(letter)) {
          finish()
          // A line may end with both.
          const rest = letters.slice(index + (letter === '\r' && letters[index + 1] === '\n' ? 2 : 1))
          return resolve({ line: typed.join(''), rest: rest.join('') })
        }
        typed = letter === BACKSPACE || letter === DELETE ? typed.slice(0, -1) : [...typed, letter]
      }
    }
    const onData = (part: Buffer | string): void => take(part.toString())
    input.on('data', onData).on('end', onEnd)
    input.resume()
    if (ahead !== '') take(ahead)
  })
