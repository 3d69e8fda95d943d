import { lokiDuration } from './durations.ts'
import type { Expr, Grouping, LogRange, LogSelector, LogStage, Name, Window } from './expr.ts'
import { ExprReader } from './expr-reader.ts'
import { KEYWORDS, LOG_RANGES, VECTOR_AGGREGATORS } from './logql-functions.ts'
import { readStage } from './read-log-stage.ts'
import { QuerySyntaxError } from './query-error.ts'

/** Reads LogQL as Loki 3 does, and Grafana's variables where it lets them stand. */
export const readLogql = (text: string): Expr => new LogqlReader(text).readAll()

class LogqlReader extends ExprReader {
  protected readonly aggregators = VECTOR_AGGREGATORS
  protected override readonly reserved = KEYWORDS
  protected override readonly mayEndWithComma = false

  protected primary(): Expr {
    const { kind, text, from, to } = this.next
    if (this.sees('{')) return this.logs()
    if (this.sees('(')) return this.paren()
    if (kind === 'number') {
      this.take()
      return { kind, value: Number(text), from, to }
    }
    if (kind === 'variable') return { ...this.take(), kind }
    if (kind !== 'word') throw this.unexpected('a selector such as {cluster="a"}, a function or a number')
    if (this.seesAggregate()) return this.aggregate()
    if (text === 'vector') return this.vector()
    if (text === 'label_replace') return this.labelReplace()
    if (!LOG_RANGES.has(text)) throw new QuerySyntaxError(from, `LogQL has no function ${text}`)
    return this.logRange()
  }

  /** Only numbers have a sign. */
  protected override unary(): Expr {
    const isSign = this.sees('-') || this.sees('+')
    return isSign && this.ahead(1).kind === 'number' ? super.unary() : this.primary()
  }

  private vector(): Expr {
    const name = this.take()
    return { kind: 'call', name, args: this.args(), from: name.from, to: this.end }
  }

  private labelReplace(): Expr {
    const name = this.take()
    this.expect('(')
    const args: Expr[] = [this.expr()]
    while (this.takes(',')) args.push({ kind: 'string', ...this.quoted() })
    this.expect(')')
    return { kind: 'call', name, args, from: name.from, to: this.end }
  }

  private logRange(): LogRange {
    const op = this.take()
    this.expect('(')
    const parameter = this.next.kind === 'number' || this.next.kind === 'variable' ? this.number() : undefined
    const inParens = this.takes('(')
    const read = this.ranged()
    if (inParens) this.expect(')')
    this.expect(')')
    const grouping: Grouping | undefined = this.grouping()
    return {
      kind: 'log-range',
      op,
      ...read,
      from: op.from,
      to: this.end,
      ...(grouping && { grouping }),
      ...(parameter && { parameter }),
    }
  }

  private number(): Expr {
    const { kind, text, from, to } = this.take()
    this.expect(',')
    return kind === 'number' ? { kind, value: Number(text), from, to } : { kind: 'variable', text, from, to }
  }

  /** The range may stand before the pipeline or after it. */
  private ranged(): Pick<LogRange, 'of' | 'range' | 'unwrap' | 'offset'> {
    const logs = this.stream()
    let range = this.sees('[') ? this.range() : undefined
    const { stages, unwrap } = this.pipeline(true)
    range ??= this.range()
    const offset = this.takes('offset') ? this.offset() : undefined
    const of = { ...logs, stages, to: this.end }
    return { of, range, ...(unwrap && { unwrap }), ...(offset !== undefined && { offset }) }
  }

  private offset(): number | undefined {
    const sign = this.takes('-') ? -1 : 1
    const { seconds } = this.window()
    return seconds === undefined ? undefined : sign * seconds
  }

  private range(): Window {
    this.expect('[')
    const window = this.window()
    this.expect(']')
    return window
  }

  private window(): Window {
    const { kind, text, from, to } = this.take()
    if (kind === 'variable') return { variable: text, from, to }
    const seconds = lokiDuration(text)
    if (seconds === undefined)
      throw new QuerySyntaxError(from, `${text || 'the end'} is no duration such as 5m`)
    if (seconds <= 0) throw new QuerySyntaxError(from, 'a duration is longer than 0')
    return { seconds, from, to }
  }

  private logs(): LogSelector {
    const logs = this.stream()
    const { stages } = this.pipeline(false)
    return { ...logs, stages, to: this.end }
  }

  private stream(): LogSelector {
    const { from } = this.next
    const matchers = this.listOf('{', '}', () => this.matcher(this.name('a label')))
    return { kind: 'logs', matchers, stages: [], from, to: this.end }
  }

  private pipeline(mayUnwrap: boolean): { stages: LogStage[]; unwrap?: Name } {
    const stages: LogStage[] = []
    for (;;) {
      if (mayUnwrap && this.sees('|') && this.ahead(1).text === 'unwrap') {
        const unwrap = this.unwrap()
        // Filters may follow, which throw away what could not be converted.
        while (this.sees('|')) stages.push(readStage(this) ?? this.fail())
        return { stages, unwrap }
      }
      const stage = readStage(this)
      if (!stage) return { stages }
      stages.push(stage)
    }
  }

  private fail(): never {
    throw this.unexpected('a filter')
  }

  private unwrap(): Name {
    this.expect('|')
    this.expect('unwrap')
    const name = this.name('a label')
    if (!this.takes('(')) return name
    if (!/^(?:bytes|duration|duration_seconds)$/.test(name.text))
      throw new QuerySyntaxError(
        name.from,
        `unwrap converts by bytes, duration or duration_seconds, not by ${name.text}`,
      )
    const label = this.name('a label')
    this.expect(')')
    return label
  }
}
