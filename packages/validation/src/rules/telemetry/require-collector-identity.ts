import { inEachCollector } from '../../collector/in-each-collector.ts'
import type { Rule } from '../../rule.ts'

export const requireCollectorIdentity: Rule = {
  id: 'require-collector-identity',
  demands:
    'A collector names itself in its own metrics, by a name and an instance that are the same after every restart.',
  why: 'By default its instance is an id that is new with each start: every restart leaves a set of dead series behind, and no panel knows which node it was.',
  example: {
    refused: 'telemetry: {resource: {attributes: [{name: service.name, value: otel-collector}]}}',
    accepted:
      'telemetry: {resource: {attributes: [{name: service.name, value: otel-collector}, {name: service.instance.id, value: "${env:K8S_NODE_NAME}"}]}}',
  },
  mend: 'Set service.name and service.instance.id in service.telemetry.resource.attributes.',
  judge: inEachCollector(({ config, spot }) => {
    const named = (config.service.telemetry?.resource?.attributes ?? []).map(({ name }) => name)
    return ['service.name', 'service.instance.id']
      .filter((name) => !named.includes(name))
      .map((name) => ({
        at: spot('service', 'telemetry', 'resource', 'attributes'),
        what: `the collector does not set ${name} for its own metrics`,
        consequence: 'every restart makes new series of the same collector, which nobody can tell apart',
        mend: `add { name: ${name}, value: … } there`,
      }))
  }),
}
