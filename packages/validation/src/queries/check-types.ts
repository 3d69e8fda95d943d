import { suggestion } from '@fleet/model/suggestion'
import type { Aggregate, Binary, Call, Expr, Name, Selector, StringLiteral } from './expr.ts'
import { hasVariable } from './grafana-variables.ts'
import { isLabelName, errorsInMatchers } from './check-matchers.ts'
import { AGGREGATORS, FUNCTIONS } from './promql-functions.ts'
import type { QueryError } from './query-error.ts'
import { errorInPattern } from './regular-expression.ts'

/** The types of PromQL; `any` is that of one of Grafana's variables. */
export type ValueType = 'vector' | 'matrix' | 'scalar' | 'string' | 'any'

const TYPE_OF: Readonly<Record<string, ValueType>> = { v: 'vector', m: 'matrix', s: 'scalar', t: 'string' }
const NAME_OF = {
  vector: 'an instant vector',
  matrix: 'a range vector',
  scalar: 'a number',
  string: 'a text',
  any: 'anything',
} as const

/** What Prometheus refuses of an expression that its grammar takes. */
export const checkTypes = (expr: Expr): readonly QueryError[] => {
  const check = new TypeJudge()
  const type = check.typeOf(expr)
  if (type === 'matrix' || type === 'string')
    check.report(expr.from, `the query returns ${NAME_OF[type]}, which cannot be drawn or compared`)
  return check.errors
}

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>='])
const SET_OPERATORS = new Set(['and', 'or', 'unless'])

class TypeJudge {
  readonly errors: QueryError[] = []

  report(offset: number, message: string): void {
    this.errors.push({ offset, message })
  }

  typeOf(expr: Expr): ValueType {
    switch (expr.kind) {
      case 'number':
        return 'scalar'
      case 'string':
        return 'string'
      case 'variable':
        return 'any'
      case 'selector':
        return this.selector(expr)
      case 'subquery':
        this.demand('vector', expr.of, 'a subquery')
        return 'matrix'
      case 'unary':
        return this.operand(expr.of)
      case 'call':
        return this.call(expr)
      case 'aggregate':
        return this.aggregate(expr)
      case 'binary':
        return this.binary(expr)
      default:
        return 'vector'
    }
  }

  private demand(wanted: ValueType, of: Expr, by: string): void {
    const found = this.typeOf(of)
    if (found === wanted || found === 'any') return
    const hint = wanted === 'matrix' && found === 'vector' ? '; give it a range such as [5m]' : ''
    this.report(of.from, `${by} takes ${NAME_OF[wanted]}, and gets ${NAME_OF[found]}${hint}`)
  }

  private selector({ metric, matchers, range, from, to }: Selector): ValueType {
    const isNamed = metric !== undefined
    this.errors.push(...errorsInMatchers(matchers, { from, to }, isNamed))
    const again = isNamed && matchers.find(({ label }) => label.text === '__name__')
    if (again) this.report(again.from, 'the metric is named twice')
    return range ? 'matrix' : 'vector'
  }

  private operand(expr: Expr): ValueType {
    const type = this.typeOf(expr)
    if (type === 'matrix' || type === 'string')
      this.report(expr.from, `an operator takes instant vectors and numbers, and gets ${NAME_OF[type]}`)
    return type
  }

  private call({ name, args }: Call): ValueType {
    const signature = Object.hasOwn(FUNCTIONS, name.text) ? FUNCTIONS[name.text] : undefined
    if (signature === undefined) {
      this.report(
        name.from,
        `no function is called ${name.text}; ${suggestion(name.text, Object.keys(FUNCTIONS))}`,
      )
      return 'any'
    }
    const [wanted = '', given = ''] = signature.split('→').map((part) => part.trim())
    const parameters = wanted.split(' ').filter(Boolean)
    this.countArgs(name, args, parameters)
    for (const [index, arg] of args.entries()) {
      const parameter = parameters[Math.min(index, parameters.length - 1)]
      const type = TYPE_OF[parameter?.replaceAll(/[[\]*]/g, '') ?? '']
      if (type) this.demand(type, arg, name.text)
    }
    this.values(name, args)
    return TYPE_OF[given] ?? 'any'
  }

  private countArgs({ text, from }: Name, { length }: readonly Expr[], parameters: readonly string[]): void {
    const least = parameters.filter((parameter) => !/[[*]/.test(parameter)).length
    const most = parameters.some((parameter) => parameter.endsWith('*'))
      ? Number.MAX_SAFE_INTEGER
      : parameters.length
    if (length >= least && length <= most) return
    const wanted =
      least === most ? String(least) : most > parameters.length ? `${least} or more` : `${least} to ${most}`
    this.report(from, `${text} takes ${wanted} argument${wanted === '1' ? '' : 's'}, and gets ${length}`)
  }

  /** Texts and numbers that are of the right type and mean nothing all the same. */
  private values({ text }: Name, args: readonly Expr[]): void {
    if (text === 'histogram_quantile' || text === 'quantile_over_time') this.share(text, args[0])
    if (text !== 'label_replace' && text !== 'label_join') return
    const [, target, replacement, , pattern] = args as readonly StringLiteral[]
    if (target?.kind === 'string' && !isLabelName(target.value) && !hasVariable(target.value))
      this.report(target.from, `${JSON.stringify(target.value)} is no name of a label`)
    if (text === 'label_replace' && pattern?.kind === 'string' && replacement?.kind === 'string')
      this.replacement(replacement, pattern)
  }

  private replacement({ value, from }: StringLiteral, pattern: StringLiteral): void {
    const message = errorInPattern(pattern.value)
    if (message !== undefined)
      return this.report(pattern.from + 1, `${pattern.value} is no regular expression: ${message}`)
    const groups =
      new RegExp(`${pattern.value.replaceAll('(?P<', '(?<').replace(/^\(\?[a-z]+\)/, '')}|`).exec('')
        ?.length ?? 1
    for (const { 0: group, 1: number, index } of value.matchAll(/\$\{?(\d+)\}?/g))
      if (Number(number) >= groups) this.report(from + 1 + index, `${pattern.value} has no group ${group}`)
  }

  private share(by: string, arg?: Expr): void {
    if (arg?.kind === 'number' && !(arg.value >= 0 && arg.value <= 1))
      this.report(arg.from, `${by} takes a share between 0 and 1; it gives infinity for ${arg.value}`)
  }

  private aggregate({ op, parameter, of }: Aggregate): ValueType {
    const wanted = AGGREGATORS[op.text]
    if (parameter && !wanted) this.report(parameter.from, `${op.text} takes one argument, and gets 2`)
    else if (wanted && !parameter) this.report(op.from, `${op.text} takes a parameter before its vector`)
    else if (wanted && parameter) this.demand(TYPE_OF[wanted] ?? 'any', parameter, op.text)
    if (op.text === 'quantile') this.share(op.text, parameter)
    if (op.text === 'count_values' && parameter?.kind === 'string' && !isLabelName(parameter.value))
      this.report(parameter.from, `${JSON.stringify(parameter.value)} is no name of a label`)
    this.demand('vector', of, op.text)
    return 'vector'
  }

  private binary(expr: Binary): ValueType {
    const { op, left, right, bool } = expr
    const types = [this.operand(left), this.operand(right)] as const
    const isComparison = COMPARISONS.has(op.text)
    if (bool && !isComparison) this.report(bool.from, 'bool goes with comparisons only')
    if (types.every((type) => type === 'scalar') && isComparison && !bool)
      this.report(op.from, 'two numbers are compared with bool only: == bool')
    if (types.includes('scalar') || types.includes('string')) this.withoutMatching(expr, types)
    this.matching(expr)
    return types.includes('vector') ? 'vector' : types.includes('any') ? 'any' : 'scalar'
  }

  private withoutMatching({ op, matching }: Binary, types: readonly ValueType[]): void {
    if (matching) this.report(matching.from, `${matching.mode} goes between two vectors only`)
    if (SET_OPERATORS.has(op.text))
      this.report(
        op.from,
        `${op.text} goes between two vectors, and gets ${types.map((type) => NAME_OF[type]).join(' and ')}`,
      )
  }

  private matching({ op, matching, group }: Binary): void {
    if (!group || !matching) return
    if (SET_OPERATORS.has(op.text)) this.report(group.from, `${op.text} takes no group_${group.side}`)
    if (matching.mode !== 'on') return
    const on = new Set(matching.labels.map(({ text }) => text))
    for (const { text, from } of group.labels)
      if (on.has(text)) this.report(from, `${text} stands in on and in group_${group.side}`)
  }
}
