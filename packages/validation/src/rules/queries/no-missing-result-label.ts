import { followedQuestions, type FollowedQuestion } from '../../telemetry/flow/followed-questions.ts'
import type { Followed } from '../../telemetry/flow/follow.ts'
import { hasLabel, labelsOf } from '../../telemetry/flow/vector.ts'
import type { Labelled } from '../../telemetry/questions/question.ts'
import { resultFields } from '../../queries/logsql/result-fields.ts'
import { logsqlQuestions, type LogsqlQuestion } from '../../telemetry/questions/logsql-questions.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const noMissingResultLabel: Rule = {
  id: 'no-missing-result-label',
  ownSeverity: 'warning',
  stage: 'meaning',
  summary:
    'Legends, texts of annotations, variables and templates of alerts use labels that their query returns.',
  rationale:
    'Grafana and Prometheus replace a missing label by nothing. All series have one name, and an alert does not name its cluster.',
  fix: 'Keep the label in the query’s groupings, or use one that they keep.',
  needs: 'hub',
  check: (fleet, report) => {
    for (const answered of followedQuestions(fleet))
      for (const labelled of answered.question.labelled) checkLabels(labelled, answered, report)
    for (const question of logsqlQuestions(fleet))
      for (const labelled of question.labelled) checkFields(labelled, question, report)
  },
}

const checkLabels = (
  { location, uses }: Labelled,
  { question, followed }: FollowedQuestion,
  report: Report,
): void => {
  for (const { label, offset } of uses) {
    if (label.startsWith('__') || !followed.some((each) => lacks(each, label))) continue
    report({
      location: { ...location, offset },
      related: [question.location],
      message: `${question.where} uses the label ${label}, which its query does not return`,
      impact: 'the text stays empty there',
      fix: `keep it in the query, or use one of ${keptIn(followed).join(', ') || 'none'}`,
    })
  }
}

/** The same of LogsQL, whose pipes leave the fields. */
const checkFields = (
  { location, uses }: Labelled,
  { where, query, errors, location: related }: LogsqlQuestion,
  report: Report,
): void => {
  const { isOpen, labels } = query ? resultFields(query).fields : OPEN
  if (isOpen || errors.length > 0) return
  for (const { label, offset } of uses) {
    if (label.startsWith('__') || labels.has(label)) continue
    report({
      location: { ...location, offset },
      related: [related],
      message: `${where} uses the label ${label}, which its query does not return`,
      impact: 'the text stays empty there',
      fix: `keep it in the query, or use one of ${[...labels].join(', ') || 'none'}`,
    })
  }
}

const OPEN = { isOpen: true, labels: new Set<string>() }

/** A query with errors of its own, or without series, has no labels to check. */
const lacks = ({ vector, errors }: Followed, label: string): boolean =>
  vector !== undefined && errors.length === 0 && !hasLabel(vector, label)

const keptIn = (followed: readonly Followed[]): string[] => [
  ...new Set(followed.flatMap(({ vector }) => (vector ? labelsOf(vector) : []))),
]
