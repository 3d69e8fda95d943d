import { CLUSTER_LABEL } from '@fleet/model'
import type { Aggregate, Binary, Call, Expr, Grouping, Name, StringLiteral } from '../../queries/expr.ts'
import { joined } from './join.ts'
import type { Report } from './flow-error.ts'
import {
  hasLabel,
  labelsOf,
  mapped,
  NUMBER,
  only,
  UNKNOWN,
  vectorOf,
  without,
  type Vector,
} from './vector.ts'

/** How a part of a query is used by what is around it. */
export interface Usage {
  /** The function that takes the part as its range vector. */
  readonly call?: Name
  /** Whether something above looks at the rise of a counter, or only at whether it is there. */
  readonly takesCounter: boolean
}

/** What a selector gives in one cluster; nothing where the query does not select that cluster, or an error was reported. */
export type Leaf = (expr: Expr, usage: Usage) => Vector | undefined

const TOP: Usage = { takesCounter: false }

/** Follows the labels of a query from its selectors outwards, in one cluster. */
export class Flow {
  private readonly leaf: Leaf
  private readonly report: Report

  constructor(leaf: Leaf, report: Report) {
    this.leaf = leaf
    this.report = report
  }

  of(expr: Expr, usage: Usage = TOP): Vector | undefined {
    switch (expr.kind) {
      case 'number':
        return NUMBER
      case 'selector':
      case 'logs':
        return this.leaf(expr, usage)
      case 'log-range':
        return this.grouped(this.leaf(expr, usage), expr.grouping)
      case 'unary':
        return this.of(expr.of, usage)
      case 'subquery':
        return this.of(expr.of, { ...usage, takesCounter: usage.takesCounter || usage.call === undefined })
      case 'call':
        return this.call(expr, usage)
      case 'aggregate':
        return this.aggregate(expr, usage)
      case 'binary':
        return this.binary(expr, usage)
      default:
        return UNKNOWN
    }
  }

  private aggregate(expr: Aggregate, usage: Usage): Vector | undefined {
    const { op, of, grouping, parameter } = expr
    const takesCounter = usage.takesCounter || COUNTING.has(op.text)
    const vector = this.of(of, { takesCounter })
    if (!vector || vector.isNumber) return undefined
    if (CHOOSING.has(op.text)) {
      for (const label of grouping?.labels ?? []) this.requireLabel(vector, label)
      return { ...vector, chosenBy: chosenAmongAll(expr) }
    }
    const result = this.grouped(vector, grouping ?? { mode: 'by', labels: [], from: op.from, to: op.to })
    if (op.text !== 'count_values' || parameter?.kind !== 'string' || !result) return result
    return { ...result, sets: mapped(result, (set) => new Map([...set, [parameter.value, 'any']])) }
  }

  private grouped(vector: Vector | undefined, grouping?: Grouping): Vector | undefined {
    if (!vector || !grouping) return vector
    const { mode, labels } = grouping
    for (const label of labels) this.requireLabel(vector, label)
    this.requireCluster(vector, grouping)
    const names = labels.map(({ text }) => text)
    const gone = new Set(names)
    const sets = mapped(vector, (set) => (mode === 'by' ? only(set, names) : without(set, gone)))
    // What an open set may have beside is only known to be kept where it is named.
    return mode === 'by'
      ? {
          ...vector,
          sets: vector.isOpen ? [new Map(names.map((name) => [name, 'any']))] : sets,
          isOpen: false,
          isGrouped: true,
        }
      : { ...vector, sets }
  }

  private requireCluster(vector: Vector, { mode, labels, from }: Grouping): void {
    if (vector.isPinned || !vector.sets.some((set) => set.has(CLUSTER_LABEL))) return
    const names = labels.map(({ text }) => text).filter((name) => name !== BOUND)
    if (names.length === 0 || names.includes(CLUSTER_LABEL) === (mode === 'by')) return
    this.report({
      rule: 'require-cluster-in-grouping',
      offset: from,
      message: `${mode} (${names.join(', ')}) puts together what different clusters call the same`,
    })
  }

  /** A label that nothing has is no error to the store: the group is just empty, or one. */
  private requireLabel(vector: Vector, { text, from }: Name): void {
    if (hasLabel(vector, text) || text.startsWith('$')) return
    this.report({
      rule: 'no-missing-label',
      offset: from,
      message: `nothing grouped here has a label ${text}`,
      isOfClusters: true,
      fix: labelsOf(vector).join(', '),
    })
  }

  private call(expr: Call, usage: Usage): Vector | undefined {
    const { name, args } = expr
    const takesCounter = usage.takesCounter || ON_COUNTERS.has(name.text)
    const vectors = args.map((arg) => this.of(arg, { call: name, takesCounter }))
    if (GIVES_NUMBER.has(name.text)) return NUMBER
    if (name.text === 'vector') return vectorOf([new Map()])
    if (name.text === 'absent' || name.text === 'absent_over_time') return absent(args[0])
    const vector = vectors.find((each) => each !== NUMBER && each !== UNKNOWN) ?? vectors[0]
    if (!vector || vectors.includes(undefined)) return undefined
    if (name.text === 'histogram_quantile') return this.quantile(vector, expr)
    if (name.text === 'label_replace' || name.text === 'label_join') return this.relabelled(vector, expr)
    return vector
  }

  private quantile(vector: Vector, { name }: Call): Vector | undefined {
    if (!hasLabel(vector, BOUND)) {
      this.report({
        rule: 'no-missing-label',
        offset: name.from,
        message: `${name.text} reads the buckets by their label le, and nothing here has it`,
        isOfClusters: true,
        fix: 'take a metric that ends with _bucket, and keep le in each grouping',
      })
      return undefined
    }
    return { ...vector, sets: mapped(vector, (set) => without(set, new Set([BOUND]))) }
  }

  private relabelled(vector: Vector, { name, args }: Call): Vector {
    const texts = args.slice(1) as readonly StringLiteral[]
    const sources = name.text === 'label_join' ? texts.slice(2) : texts.slice(2, 3)
    for (const { value, from } of sources)
      if (value) this.requireLabel(vector, { text: value, from, to: from })
    const target = texts[0]?.value ?? ''
    return { ...vector, sets: mapped(vector, (set) => new Map([...set, [target, 'any']])) }
  }

  private binary(expr: Binary, usage: Usage): Vector | undefined {
    const { op, left, right } = expr
    const inside = { takesCounter: usage.takesCounter || comparesWithEarlier(expr) }
    const [one, other] = [this.of(left, inside), this.of(right, inside)]
    if (!one || !other) return op.text === 'or' ? (one ?? other) : undefined
    if (one.isNumber && other.isNumber) return NUMBER
    const isFilter = COMPARISONS.has(op.text) && !expr.bool
    if (one.isNumber || other.isNumber)
      return { ...(one.isNumber ? other : one), ...(isFilter && { isFiltered: true }) }
    return joined(expr, one, other, this.report)
  }
}

/** The label of a histogram's buckets. */
const BOUND = 'le'

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>='])
const CHOOSING = new Set(['topk', 'bottomk', 'approx_topk', 'limitk', 'sort', 'sort_desc'])
const CHOOSING_BY_VALUE = new Set(['topk', 'bottomk'])
/** Aggregations that do not look at values. */
const COUNTING = new Set(['count', 'group'])
const GIVES_NUMBER = new Set(['time', 'pi', 'scalar'])
const ON_COUNTERS = new Set([
  'absent',
  'absent_over_time',
  'changes',
  'count_over_time',
  'increase',
  'irate',
  'present_over_time',
  'rate',
  'resets',
  'timestamp',
])

/** `topk by (name) (1, …)` leaves one series of all clusters for each name. */
const chosenAmongAll = ({ op, grouping, parameter }: Aggregate): readonly string[] | undefined => {
  const isOne = CHOOSING_BY_VALUE.has(op.text) && parameter?.kind === 'number' && parameter.value === 1
  const names = grouping?.labels.map(({ text }) => text) ?? []
  return isOne && grouping?.mode !== 'without' && !names.includes(CLUSTER_LABEL) ? names : undefined
}

/** `x unless x offset 15m` is how the birth of a counter is seen, `x - x offset 15m` its rise across a gap. */
const comparesWithEarlier = ({ op, left, right }: Binary): boolean => {
  const metric = metricOf(left)
  return op.text === 'unless' || (op.text === '-' && metric !== undefined && metric === metricOf(right))
}

/** The one metric that a part selects, at any time. */
const metricOf = (expr: Expr): string | undefined => {
  if (expr.kind === 'selector') return expr.metric?.text
  const [arg] = expr.kind === 'call' && expr.name.text === 'last_over_time' ? expr.args : []
  return arg && metricOf(arg)
}

/** Of what is absent only those labels are known that the selector matches by. */
const absent = (expr?: Expr): Vector => {
  const matchers = expr?.kind === 'selector' ? expr.matchers : []
  const known = matchers.filter(({ op }) => op === '=').map(({ label }) => [label.text, 'any'] as const)
  return vectorOf([new Map(known)])
}
