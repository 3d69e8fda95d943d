import { UsageError } from '../cli/usage-error.ts'
import type { Ask, Question } from './question.ts'

interface Terminal {
  readonly ask: Ask
  readonly close: () => void
}

/**
 * Asks a person, again and again until the answer is right. The lines are read as a stream: a question of
 * `node:readline/promises` loses the lines that were pasted after its own.
 */
export const openTerminal = (input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Terminal => {
  // A bundle would load the module with each command.
  const reader = process.getBuiltinModule('node:readline').createInterface({ input, output })
  const lines = reader[Symbol.asyncIterator]()
  let isOpen = true
  reader.once('close', () => (isOpen = false))
  const readLine = async (prompt: string): Promise<string> => {
    reader.setPrompt(prompt)
    // Lines that came before the end of the input are still to be read.
    if (isOpen) reader.prompt()
    else output.write(prompt)
    const { done, value } = await lines.next()
    if (done) throw new UsageError('the answers end before the questions', 'nothing is written: start again')
    return value.trim()
  }
  return { ask: (question) => answerTo(question, readLine, output), close: () => reader.close() }
}

const answerTo = async (
  question: Question,
  readLine: (prompt: string) => Promise<string>,
  output: NodeJS.WritableStream,
): Promise<string> => {
  const answer = (await readLine(promptOf(question))) || question.default
  // A default need not be an answer: an empty line may end a list.
  const error = answer === question.default ? undefined : question.check(answer ?? '')
  if (error === undefined && answer !== undefined) return answer
  if (error) output.write(`  ${error.message}: ${error.fix}\n`)
  return answerTo(question, readLine, output)
}

const promptOf = ({ text, default: answer }: Question): string =>
  answer === undefined || answer === '' ? `${text}: ` : `${text} [${answer}]: `
