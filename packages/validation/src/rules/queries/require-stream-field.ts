import { allStreamMatchers } from '../../queries/logsql/stream-matchers.ts'
import { fleetExports } from '../../telemetry/fleet-exports.ts'
import { inLogsql, logsqlQuestions } from '../../telemetry/questions/logsql-questions.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { locationsOf } from '../../tree/workloads/nginx-gateway.ts'
import { podsOf } from '../../tree/workloads/pods.ts'
import type { Rule } from '../rule/rule.ts'

export const requireStreamField: Rule = {
  id: 'require-stream-field',
  ownSeverity: 'warning',
  stage: 'meaning',
  summary:
    'A stream filter of LogsQL uses only fields that make streams. Any other field belongs in a filter beside it.',
  rationale:
    'VictoriaLogs makes a stream of the fields that VL-Stream-Fields names. No stream has another one, although its lines may.',
  fix: 'Move the field out of the braces, as in {cluster="a"} "k8s.node.name":="b", or add it to VL-Stream-Fields.',
  check: (fleet, report) => {
    const known = streamFieldsOf(fleet)
    // Without a list each attribute of a resource makes streams.
    if (known.size === 0) return
    for (const question of logsqlQuestions(fleet))
      for (const { label } of question.query ? allStreamMatchers(question.query) : [])
        if (!known.has(label.text))
          report({
            location: inLogsql(question, label.from),
            message: `the stream filter of ${question.where} asks for ${label.text}, which makes no streams`,
            impact: 'the filter finds no line, without an error',
            fix: `write "${label.text}":="…" behind the braces; streams have ${[...known].join(', ')}`,
          })
  },
}

/** What any gateway or collector of the fleet asks VictoriaLogs to make streams of. */
const streamFieldsOf = (fleet: FleetView): ReadonlySet<string> =>
  new Set(headersOf(fleet).flatMap((headers) => headers['vl-stream-fields']?.split(',') ?? []))

const headersOf = (fleet: FleetView): readonly Readonly<Record<string, string>>[] => [
  ...fleet.clusters
    .flatMap(podsOf)
    .flatMap(({ gateway }) => locationsOf(gateway))
    .map(({ sets }) => sets),
  ...fleetExports(fleet).map(({ headers }) => headers),
]
