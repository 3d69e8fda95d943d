import type { Binary, Expr, Group, Grouping, Matcher, Matching, Name } from './expr.ts'
import { QuerySyntaxError } from './query-error.ts'
import { TokenReader } from './token-reader.ts'

/** Of the operators of both languages; a higher one binds more tightly. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '<=': 3,
  '<': 3,
  '>=': 3,
  '>': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  atan2: 5,
  '^': 6,
}
const POWER = 6

/** No person writes deeper; a text made to break readers does. */
const DEEPEST = 100

/** What PromQL and LogQL have in common: operators, their matching, aggregations, matchers. */
export abstract class ExprReader extends TokenReader {
  private depth = 0

  /** Everything that is no operator. */
  protected abstract primary(): Expr
  protected abstract readonly aggregators: ReadonlySet<string>

  /** The whole query. */
  readAll(): Expr {
    const expr = this.expr()
    if (this.next.kind !== 'end') throw this.unexpected('an operator or the end')
    return expr
  }

  protected expr(least = 1): Expr {
    this.depth += 1
    if (this.depth > DEEPEST) throw new QuerySyntaxError(this.next.from, 'it is nested too deeply')
    let left = this.unary()
    for (let op = this.operator(least); op; op = this.operator(least)) left = this.binary(left, op)
    this.depth -= 1
    return left
  }

  private operator(least: number): number | undefined {
    const { kind, text } = this.next
    if (kind !== 'sign' && kind !== 'word') return undefined
    const precedence = Object.hasOwn(PRECEDENCE, text.toLowerCase())
      ? PRECEDENCE[text.toLowerCase()]
      : undefined
    return precedence !== undefined && precedence >= least ? precedence : undefined
  }

  private binary(left: Expr, precedence: number): Binary {
    const op = this.take()
    const { from, to } = this.next
    const bool = this.takes('bool') ? { from, to } : undefined
    const matching = this.matching()
    const group = matching && this.group()
    // Only a power is read from the right: 2 ^ 3 ^ 2 is 2 ^ 9.
    const right = this.expr(precedence === POWER ? precedence : precedence + 1)
    return {
      kind: 'binary',
      op: { ...op, text: op.text.toLowerCase() },
      left,
      right,
      from: left.from,
      to: right.to,
      ...(bool && { bool }),
      ...(matching && { matching }),
      ...(group && { group }),
    }
  }

  private matching(): Matching | undefined {
    const { text, from } = this.next
    const mode = text.toLowerCase()
    if (mode !== 'on' && mode !== 'ignoring') return undefined
    if (this.ahead(1).text !== '(') return undefined
    this.take()
    const labels = this.labels()
    return { mode, labels, from, to: this.end }
  }

  private group(): Group | undefined {
    const { text, from } = this.next
    const side = { group_left: 'left', group_right: 'right' }[text.toLowerCase()] as Group['side'] | undefined
    if (!side) return undefined
    this.take()
    const labels = this.sees('(') ? this.labels() : []
    return { side, labels, from, to: this.end }
  }

  protected labels(): Name[] {
    return this.listOf('(', ')', () => this.label())
  }

  protected label(): Name {
    if (this.next.kind !== 'string') return this.name('a label')
    const { value, from, to } = this.quoted()
    return { text: value, from, to }
  }

  protected unary(): Expr {
    if (!this.sees('-') && !this.sees('+')) return this.primary()
    const { text, from } = this.take()
    const of = this.expr(POWER)
    return { kind: 'unary', op: text === '-' ? '-' : '+', of, from, to: of.to }
  }

  protected paren(): Expr {
    const { from } = this.expect('(')
    const inner = this.expr()
    this.expect(')')
    return { ...inner, from, to: this.end }
  }

  protected seesAggregate(): boolean {
    const { kind, text } = this.next
    if (kind !== 'word' || !this.aggregators.has(text.toLowerCase())) return false
    const after = this.ahead(1).text.toLowerCase()
    return after === '(' || after === 'by' || after === 'without'
  }

  protected aggregate(): Expr {
    const op = this.take()
    const before = this.grouping()
    const args = this.args()
    const grouping = before ?? this.grouping()
    const [first, second, third] = args
    const of = second ?? first
    if (!of || third)
      throw new QuerySyntaxError(op.from, `${op.text} takes one vector, and for some a parameter before it`)
    return {
      kind: 'aggregate',
      op: { ...op, text: op.text.toLowerCase() },
      of,
      from: op.from,
      to: this.end,
      ...(grouping && { grouping }),
      ...(second && first && { parameter: first }),
    }
  }

  protected grouping(): Grouping | undefined {
    const { text, from } = this.next
    const mode = text.toLowerCase()
    if (mode !== 'by' && mode !== 'without') return undefined
    this.take()
    const labels = this.labels()
    return { mode, labels, from, to: this.end }
  }

  protected args(): Expr[] {
    this.expect('(')
    if (this.takes(')')) return []
    const args = [this.expr()]
    while (this.takes(',')) args.push(this.expr())
    this.expect(')')
    return args
  }

  protected matcher(label: Name): Matcher {
    const op = this.next
    if (!/^(?:=|!=|=~|!~)$/.test(op.text)) throw this.unexpected('=, !=, =~ or !~')
    this.take()
    const value = this.quoted()
    return { label, op: op.text as Matcher['op'], value, from: label.from, to: value.to }
  }
}
