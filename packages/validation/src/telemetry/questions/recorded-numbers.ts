import { CLUSTER_LABEL } from '@fleet/model'
import type { Expr } from '../../queries/expr.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { remembered } from '../../values/remembered.ts'
import { questionsIn } from './asked.ts'
import { ruleQuestion, type LocatedRule } from './rule-questions.ts'

/** A number that a rule records under a name, such as a cluster's budget: `vector(10000)`. */
export interface RecordedNumber {
  readonly rule: LocatedRule
  readonly value: number
  /** The value of its label cluster. */
  readonly cluster: string | undefined
}

/** The metrics of which every rule records a number. Their labels are those of the rules, and no others. */
export const recordedNumbers = remembered(
  (fleet: FleetView): ReadonlyMap<string, readonly RecordedNumber[]> => {
    const { rules, read } = questionsIn(fleet)
    const byMetric = Map.groupBy(rules, ({ record }) => record)
    const found = new Map<string, readonly RecordedNumber[]>()
    for (const [metric, recording] of byMetric) {
      const numbers = metric === undefined ? [] : recording.flatMap((rule) => numberOf(rule, read))
      if (metric !== undefined && numbers.length === recording.length) found.set(metric, numbers)
    }
    return found
  },
)

const numberOf = (
  rule: LocatedRule,
  read: ReturnType<typeof questionsIn>['read'],
): readonly RecordedNumber[] => {
  const result = read(ruleQuestion(rule))
  const value = result.ok ? valueOf(result.expr) : undefined
  return value === undefined ? [] : [{ rule, value, cluster: rule.labels[CLUSTER_LABEL] }]
}

const valueOf = (expr: Expr): number | undefined => {
  if (expr.kind === 'number') return expr.value
  const [number] = expr.kind === 'call' && expr.name.text === 'vector' ? expr.args : []
  return number?.kind === 'number' ? number.value : undefined
}
