import { entryOf, InternalError, ownRuleFiles, type Component, type Fleet } from '@fleet/model'
import { metadata, NEVER_SUBSTITUTED, type IPrometheusRule } from '@fleet/kubernetes'
import { nameOfFile } from '../file-name.ts'
import { normaliseRules, type RuleFile } from './normalise-rules.ts'
import { readRuleFile } from './read-rule-file.ts'

type Groups = NonNullable<IPrometheusRule['spec']['groups']>

/** A person's alerts and recording rules, a PrometheusRule for each file. */
export const ownRules: Component = (fleet) => {
  const files = ownRuleFiles(fleet).map(({ file }) => file)
  const normalised = normaliseRules(files.map((file) => ruleFile(fleet, file)))
  return files.map((file, index) => ({
    cluster: fleet.hub.cluster,
    layer: 'telemetry',
    path: `${objectOf(file)}.yaml`,
    objects: [prometheusRule(fleet, file, (normalised[index]?.groups ?? []) as unknown as Groups)],
    writtenIn: file,
  }))
}

const objectOf = (file: string): string => `own-rules-${nameOfFile(file)}`

const ruleFile = (fleet: Fleet, file: string): RuleFile => {
  const read = readRuleFile(entryOf(fleet.files, file) ?? '')
  if (!read.ok) throw new InternalError(`${file} is no rule file, and was not refused`)
  return read
}

/** Its templates hold dollar signs, which are not Flux’. */
const prometheusRule = (fleet: Fleet, file: string, groups: Groups) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: metadata(objectOf(file), fleet.telemetry.namespace, { annotations: NEVER_SUBSTITUTED }),
    spec: { groups },
  }) satisfies IPrometheusRule
