import type { Name } from '../expr.ts'
import type { LogsqlReader } from './logsql-reader.ts'
import type { MathExpr } from './query.ts'

/** The operators of `math`, from those that bind loosest. */
const LEVELS: readonly (readonly string[])[] = [
  ['default'],
  ['or', 'xor'],
  ['and'],
  ['+', '-'],
  ['*', '/', '%'],
  ['^'],
]

/** `a / (b + 1) as c, d * 2 as e` */
export const readEntries = (reader: LogsqlReader): { readonly value: MathExpr; readonly as: Name }[] => {
  const entries: { value: MathExpr; as: Name }[] = []
  do {
    const { from } = reader.next
    const value = readMath(reader)
    // Without a name the result has that of the expression.
    reader.takes('as')
    const isNamed = !reader.isAtEnd() && !reader.sees(',')
    entries.push({ value, as: isNamed ? reader.field() : { text: '', from, to: reader.end } })
  } while (reader.takes(','))
  return entries
}

/** `(a + b) * 2`, `round(c / 3, 0.1)` */
const readMath = (reader: LogsqlReader, level = 0): MathExpr => {
  const operators = LEVELS[level]
  if (!operators) return operand(reader)
  let left = readMath(reader, level + 1)
  while (reader.sees(...operators)) {
    const op = reader.take().text.toLowerCase()
    left = { kind: 'binary', op, left, right: readMath(reader, level + 1) }
  }
  return left
}

const operand = (reader: LogsqlReader): MathExpr => {
  if (reader.takes('(')) {
    const inner = readMath(reader)
    reader.expect(')')
    return inner
  }
  if (reader.takes('-')) return { kind: 'binary', op: '-', left: ZERO, right: operand(reader) }
  const { kind, text } = reader.next
  if (kind === 'word' && /^[\d$]|^(?:inf|nan)$/i.test(text))
    return { kind: 'number', text: reader.take().text }
  if (kind === 'word' && reader.ahead(1).text === '(') return call(reader)
  return { kind: 'field', field: reader.field('a field, a number or a function') }
}

const ZERO: MathExpr = { kind: 'number', text: '0' }

const call = (reader: LogsqlReader): MathExpr => {
  const name = reader.take().text.toLowerCase()
  reader.expect('(')
  const args: MathExpr[] = []
  while (!reader.sees(')')) {
    args.push(readMath(reader))
    if (!reader.takes(',')) break
  }
  reader.expect(')')
  return { kind: 'call', name, args }
}

/** The fields that an expression reads. */
export const fieldsInMath = (expr: MathExpr): readonly Name[] => {
  switch (expr.kind) {
    case 'field':
      return [expr.field]
    case 'binary':
      return [...fieldsInMath(expr.left), ...fieldsInMath(expr.right)]
    case 'call':
      return expr.args.flatMap(fieldsInMath)
    default:
      return []
  }
}
