import { streamMatchers } from '../../queries/logsql/stream-matchers.ts'
import { inLogsql, logsqlQuestions } from '../../telemetry/questions/logsql-questions.ts'
import type { Rule } from '../rule/rule.ts'

export const requireStreamFilter: Rule = {
  id: 'require-stream-filter',
  severity: 'warning',
  ownSeverity: 'info',
  stage: 'meaning',
  summary: 'Each query of LogsQL selects streams, as {cluster="a"} does.',
  rationale:
    'VictoriaLogs finds the blocks of a stream by its index. Without a stream filter it reads the blocks of every stream in the time range.',
  fix: 'Put a stream filter such as {cluster=~`${cluster:regex}`} in front.',
  check: (fleet, report) => {
    for (const question of logsqlQuestions(fleet)) {
      if (!question.query || streamMatchers(question.query).length > 0) continue
      report({
        location: inLogsql(question, 0),
        message: `${question.where} has no stream filter that every line passes`,
        impact: 'VictoriaLogs reads the lines of every stream in the time range',
        fix: 'put one in front, such as {cluster=~`${cluster:regex}`}',
      })
    }
  },
}
