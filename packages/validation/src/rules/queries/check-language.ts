import type { Language } from '../../queries/read-query.ts'
import { hasVariable } from '../../queries/grafana-variables.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import type { Question } from '../../telemetry/questions/question.ts'
import type { Violation } from '../../values/violation.ts'
import type { Rule } from '../rule/rule.ts'
import { locationIn } from './readable-questions.ts'

/** Checks that the store of a language can read each query in it. */
export const checkLanguage =
  (language: Language, { impact, fix }: Pick<Violation, 'impact' | 'fix'>): Rule['check'] =>
  (fleet, report) => {
    const { questions, read } = questionsIn(fleet)
    for (const question of questions) {
      const result = question.language === language ? read(question) : undefined
      for (const { offset, message } of result?.ok === false ? result.errors : [])
        report({
          location: locationIn(question, offset),
          message: `${question.where}: ${message}`,
          impact,
          fix,
          ...(isUncertain(question) && { ownSeverity: 'warning' }),
        })
    }
  }

/** A variable may stand for anything, and Grafana replaces it before the store sees the query. */
const isUncertain = ({ by, text }: Question): boolean => by === 'grafana' && hasVariable(text)
