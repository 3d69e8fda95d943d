import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { FlowRuleId } from '../../telemetry/flow/flow-error.ts'
import type { Violation } from '../../values/violation.ts'
import type { Rule } from '../rule/rule.ts'

/** Reports what following each query to its series finds for one rule. */
export const checkFlow =
  (rule: FlowRuleId, words: Pick<Violation, 'impact' | 'fix'>): Rule['check'] =>
  (fleet, report) => {
    for (const violation of flowViolations(rule, words)(fleet))
      report({ ...violation, absence: { of: 'pods', isOfFleet: true } })
  }
