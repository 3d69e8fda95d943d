import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { schemaViolation } from '../../schemas/schema-violation.ts'

export const validCollectorConfig: Rule = {
  id: 'valid-collector-config',
  stage: 'shape',
  summary:
    'The components of a collector, at the pinned version, read every key and value of its configuration.',
  rationale:
    'A configuration is text to Kubernetes. An error in it shows only in the log of a pod that restarts.',
  fix: 'Correct the key or value as the documentation of the component shows. Add a component without a schema to tools/derive/collector/roots.json, and run `pnpm derive:types`.',
  check: inEachCluster((cluster, report) => {
    const { readable, unreadable } = collectorsOf(cluster)
    for (const { location, errors } of [...readable, ...unreadable])
      for (const error of errors) report(schemaViolation(error, location, WORDS))
  }),
}

const WORDS = {
  whose: 'the collector’s configuration',
  impact: 'the collector does not start, and no data of its node arrives',
  fix: 'correct it as the documentation of the component shows',
}
