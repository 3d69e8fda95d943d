import { questionsIn } from '../../telemetry/questions/asked.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'

export const requireAlertAnnotations: Rule = {
  id: 'require-alert-annotations',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Each alert has a summary of what is wrong and a description of where to look.',
  rationale: 'The person on call sees the summary and the description, and nothing else of the alert.',
  fix: 'Add the annotation that the finding names.',
  check: (fleet, report) => {
    for (const { alert, located, path, name, annotations } of questionsIn(fleet).rules)
      for (const key of alert === undefined ? [] : ['summary', 'description']) {
        if ((annotations[key] ?? '').trim() !== '') continue
        report({
          location: at(located, ...path, 'annotations', key),
          message: `${name} has no ${key}`,
          impact: 'the person on call does not know what to do',
          fix: `add annotations.${key}`,
        })
      }
  },
}
