import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import { schemaViolation } from '../../schemas/schema-violation.ts'

export const validCollectorConfig: Rule = {
  id: 'valid-collector-config',
  stage: 'shape',
  summary:
    'Every key and value of a collector’s configuration is one that its components read, by the names and types of the pinned version.',
  rationale:
    'A configuration is text to Kubernetes: what the collector cannot read shows only in the log of a pod that restarts.',
  example: {
    refused: 'receivers:\n  file_log:\n    start_from: beginning\n',
    accepted: 'receivers:\n  file_log:\n    start_at: beginning\n',
  },
  fix: 'Correct the key or value after the component’s documentation. A component of which no schema is vendored is added to tools/derive/collector/roots.json, and `pnpm derive:types` run.',
  check: inEachCluster((cluster) => {
    const { readable, unreadable } = collectorsOf(cluster)
    return [...readable, ...unreadable].flatMap(({ location, errors }) =>
      errors.map((error) => schemaViolation(error, location, WORDS)),
    )
  }),
}

const WORDS = {
  whose: 'the collector’s configuration',
  impact: 'the collector does not start, and nothing of its node arrives',
  fix: 'correct it after the component’s own documentation',
}
