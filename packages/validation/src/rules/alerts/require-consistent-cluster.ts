import { clusterOf } from '../../queries/absences.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import { questionsIn } from '../../telemetry/questions/asked.ts'
import { ruleQuestion } from '../../telemetry/questions/rule-questions.ts'
import { at, type Location } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'

export const requireConsistentCluster: Rule = {
  id: 'require-consistent-cluster',
  ownSeverity: 'warning',
  summary: 'A rule that names a cluster names the same one in each selector and in its annotations.',
  rationale:
    'Rules for a second cluster are copies. With one name left unchanged, the alert watches one cluster and reports another.',
  fix: 'Name one cluster throughout the rule.',
  check: (fleet, report) => {
    const { rules, read } = questionsIn(fleet)
    const names = fleet.clusters.map(({ name }) => name)
    for (const rule of rules) {
      const question = ruleQuestion(rule)
      const result = read(question)
      const selectors = (result.ok ? selectorsIn(result.expr) : []).filter((each) => each.kind === 'selector')
      const own = selectors.map(clusterOf).find((cluster) => cluster !== undefined)
      if (own === undefined) continue
      const mixed = (location: Location, other: string) => {
        report({
          location,
          message: `${rule.name} selects series of ${own}, and ${other}`,
          impact: 'the rule watches one cluster and reports another',
          fix: 'name one cluster throughout the rule',
        })
      }
      const other = selectors.find((selector) => clusterOf(selector) !== own)
      if (other)
        mixed({ ...question.location, offset: other.from }, `here of ${clusterOf(other) ?? 'every cluster'}`)
      for (const [key, text] of Object.entries(rule.annotations))
        if (!isNamed(text, own) && names.some((name) => isNamed(text, name)))
          mixed(at(rule.located, ...rule.path, 'annotations', key), `its ${key} names another cluster`)
    }
  },
}

const isNamed = (text: string, name: string): boolean =>
  text.split(/[^\w-]+/).includes(name) || text.includes('$labels.cluster')
