import { hasVariable } from '../../queries/grafana-variables.ts'
import { unknownPipes } from '../../queries/logsql/check-logsql.ts'
import { inLogsql, logsqlQuestions } from '../../telemetry/questions/logsql-questions.ts'
import type { Rule } from '../rule/rule.ts'

export const validLogsql: Rule = {
  id: 'valid-logsql',
  stage: 'shape',
  summary:
    'VictoriaLogs accepts each query, in the way in which its panel asks. Each stage reads fields that the stages before it leave.',
  rationale:
    'A panel shows an error when VictoriaLogs refuses its query, and a person sees it only on opening the panel. A field that stats has not kept is empty, without an error.',
  fix: 'Correct the query at the position of the finding.',
  check: (fleet, report) => {
    for (const question of logsqlQuestions(fleet)) {
      for (const { offset, message } of question.errors)
        report({
          location: inLogsql(question, offset),
          message: `${question.where}: ${message}`,
          impact: 'VictoriaLogs refuses the query, or finds something else',
          fix: 'correct the query here',
          // A variable may stand for anything, and Grafana replaces it before the store sees the query.
          ...(hasVariable(question.text) && { ownSeverity: 'warning' }),
        })
      for (const { name } of question.query ? unknownPipes(question.query) : [])
        report({
          location: inLogsql(question, name.from),
          message: `${question.where}: the pipe ${name.text} is none of VictoriaLogs 1.52`,
          impact: 'an older VictoriaLogs refuses the query',
          fix: 'correct its name, or ignore this where your VictoriaLogs has it',
          ownSeverity: 'info',
        })
    }
  },
}
