import type { Expr } from '../../queries/expr.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import type { Question } from '../../telemetry/questions/question.ts'
import { ruleQuestion, type LocatedRule } from '../../telemetry/questions/rule-questions.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { remembered } from '../../values/remembered.ts'

/** An alert and its expression. */
export interface AlertExpression {
  readonly rule: LocatedRule
  readonly question: Question
  readonly expr: Expr
}

/** Every alert of the fleet whose expression Prometheus can read. */
export const alertExpressions = remembered((fleet: FleetView): readonly AlertExpression[] => {
  const { rules, read } = questionsIn(fleet)
  const alerts: AlertExpression[] = []
  for (const rule of rules) {
    const question = ruleQuestion(rule)
    const result = read(question)
    if (rule.alert !== undefined && result.ok) alerts.push({ rule, question, expr: result.expr })
  }
  return alerts
})
