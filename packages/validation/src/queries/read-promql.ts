import { prometheusDuration } from './durations.ts'
import type { Expr, Matcher, Name, Selector, Shift, Window } from './expr.ts'
import { ExprReader } from './expr-reader.ts'
import { AGGREGATORS } from './promql-functions.ts'
import { QuerySyntaxError } from './query-error.ts'

/** Reads PromQL as Prometheus 3 does, and Grafana's variables where it lets them stand. */
export const readPromql = (text: string): Expr => new PromqlReader(text).readAll()

const AGGREGATOR_NAMES = new Set(Object.keys(AGGREGATORS))
/** Prometheus would take some of them for metrics; they are never meant so. */
const KEYWORDS = new Set(['bool', 'by', 'group_left', 'group_right', 'ignoring', 'offset', 'on', 'without'])
const NUMBER = /^[+-]?(?:inf|nan)$/i

class PromqlReader extends ExprReader {
  protected readonly aggregators = AGGREGATOR_NAMES

  protected primary(): Expr {
    let expr = this.plain()
    for (;;) {
      const { from } = expr
      if (this.sees('[')) expr = this.ranged(expr)
      else if (this.sees('offset') || this.sees('@')) expr = { ...this.shifted(expr), from, to: this.end }
      else return expr
    }
  }

  private plain(): Expr {
    const { kind, text, from, to } = this.next
    if (this.sees('(')) return this.paren()
    if (this.sees('{')) return this.selector()
    if (kind === 'string') return { kind, ...this.quoted() }
    if (kind === 'variable') return this.variable()
    if (kind === 'number' || (kind === 'word' && NUMBER.test(text) && this.ahead(1).text !== '{')) {
      this.take()
      return { kind: 'number', value: Number(text), from, to }
    }
    if (kind === 'united') return this.durationAsNumber()
    if (kind !== 'word' || KEYWORDS.has(text)) throw this.unexpected('a metric, a function or a number')
    if (this.seesAggregate()) return this.aggregate()
    return this.ahead(1).text === '(' ? this.call() : this.selector(this.take())
  }

  /** Prometheus 3 takes `1h` for 3600. */
  private durationAsNumber(): Expr {
    const { text, from, to } = this.take()
    const value = prometheusDuration(text)
    if (value === undefined) throw new QuerySyntaxError(from, `${text} is no number`)
    return { kind: 'number', value, from, to }
  }

  private variable(): Expr {
    const name = this.take()
    return this.sees('{') ? this.selector(name) : { ...name, kind: 'variable' }
  }

  private call(): Expr {
    const name = this.take()
    const args = this.args()
    return { kind: 'call', name, args, from: name.from, to: this.end }
  }

  private selector(metric?: Name): Selector {
    const { from } = metric ?? this.next
    const names: Name[] = metric ? [metric] : []
    const matchers: Matcher[] = []
    if (this.sees('{'))
      this.listOf('{', '}', () => {
        const label = this.label()
        // A quoted text without an operator names the metric.
        if (this.sees(',') || this.sees('}')) names.push(label)
        else matchers.push(this.matcher(label))
      })
    const [name, second] = names
    if (second) throw new QuerySyntaxError(second.from, 'the metric is named twice')
    return { kind: 'selector', matchers, from, to: this.end, ...(name && { metric: name }) }
  }

  private ranged(of: Expr): Expr {
    const open = this.expect('[')
    const range = this.window()
    const hasStep = this.takes(':')
    const step = hasStep && !this.sees(']') ? this.window() : undefined
    this.expect(']')
    const span = { from: of.from, to: this.end }
    if (hasStep) return { kind: 'subquery', of, range, ...span, ...(step && { step }) }
    if (of.kind !== 'selector' || of.range || of.shifted)
      throw new QuerySyntaxError(
        open.from,
        'only a selector has a range; of an expression it is a subquery: [5m:]',
      )
    return { ...of, range, ...span }
  }

  private window(): Window {
    const { kind, text, from, to } = this.take()
    if (kind === 'variable') return { variable: text, from, to }
    const seconds = kind === 'number' ? Number(text) : prometheusDuration(text)
    if (kind === 'string' || seconds === undefined || Number.isNaN(seconds))
      throw new QuerySyntaxError(from, `${text || 'the end'} is no duration such as 5m or 1h30m`)
    if (seconds <= 0) throw new QuerySyntaxError(from, 'a duration is longer than 0')
    return { seconds, from, to }
  }

  private shifted(expr: Expr): Expr {
    const { from } = this.next
    if (expr.kind !== 'selector' && expr.kind !== 'subquery')
      throw new QuerySyntaxError(from, `only a selector or a subquery is shifted by ${this.next.text}`)
    const shift = this.takes('offset') ? this.offset() : this.instant()
    return expr.kind === 'selector' ? { ...expr, ...shift, shifted: true } : { ...expr, ...shift }
  }

  private offset(): Shift {
    const sign = this.sign()
    const { seconds } = this.window()
    return seconds === undefined ? {} : { offset: sign * seconds }
  }

  /** After `@`: a time in seconds, `start()` or `end()`. */
  private instant(): Shift {
    this.expect('@')
    const sign = this.sign()
    const { kind, text } = this.next
    if (kind === 'number' || kind === 'variable') {
      this.take()
      return kind === 'number' ? { at: sign * Number(text) } : {}
    }
    if (!this.takes('start') && !this.takes('end')) throw this.unexpected('a time, start() or end()')
    this.expect('(')
    this.expect(')')
    return { at: text === 'start' ? 'start' : 'end' }
  }

  private sign(): 1 | -1 {
    if (this.takes('-')) return -1
    this.takes('+')
    return 1
  }
}
