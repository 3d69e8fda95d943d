import { patternSearch, type LogStage } from '@fleet/validation/queries'
import { EvaluationError } from '../evaluation/context.ts'

type Lines = Extract<LogStage, { kind: 'lines' }>

/** `|= "text"`, `!= "text"`, `|~ "pattern"`, `!~ "pattern"`, with any number of texts after `or`. */
export const lineTest = ({ op, texts }: Lines): ((line: string) => boolean) => {
  const tests = texts.map(({ value }) => (op.endsWith('~') ? search(value) : holding(op, value)))
  const isAny = (line: string): boolean => tests.some((test) => test(line))
  return op.startsWith('!') ? (line) => !isAny(line) : isAny
}

const holding = (op: string, text: string): ((line: string) => boolean) => {
  if (op.endsWith('>')) throw new EvaluationError('the sample store does not evaluate filters by pattern')
  return (line) => line.includes(text)
}

const search = (text: string): ((line: string) => boolean) => {
  // `(?i)` alone is found in every line.
  if (text === '' || text === '(?i)') return () => true
  const pattern = patternSearch(text)
  if (!pattern) throw new EvaluationError(`error parsing regexp: ${text}`)
  return (line) => pattern.test(line)
}
