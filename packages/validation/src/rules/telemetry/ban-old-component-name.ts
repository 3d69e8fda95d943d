import { replacementOf } from '../../schemas/validators.ts'
import { writtenTypeOf } from '../../telemetry/collectors/collector.ts'
import { SECTIONS } from '../../telemetry/collectors/config.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const banOldComponentName: Rule = {
  id: 'ban-old-component-name',
  severity: 'warning',
  summary: 'A collector names each component by its present type.',
  rationale:
    'Releases rename components. The collector takes an old name with a warning in its log, until a release removes it.',
  fix: 'Write the new name, where the component is defined and where it is used.',
  check: inEachCollector(({ config, location }, report) => {
    for (const section of SECTIONS)
      for (const id of Object.keys(config[section])) {
        const written = writtenTypeOf(id)
        const present = replacementOf(`${section}/${written}`)?.slice(section.length + 1)
        if (present === undefined) continue
        report({
          location: location(section, id),
          message: `${id} has an old name: its type is ${present} now`,
          impact: 'a later release of the collector does not start with it',
          fix: `name it ${id.replace(written, present)}, also under service`,
        })
      }
  }),
}
