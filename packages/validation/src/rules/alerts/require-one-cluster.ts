import { clusterOf } from '../../queries/absences.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { ruleQuestion } from '../../telemetry/questions/rule-questions.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import { at } from '../../values/location.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requireOneCluster: Rule = {
  id: 'require-one-cluster',
  summary: 'A rule that names a cluster names it in each of its selectors, and its texts speak of no other.',
  rationale:
    'Rules for a second cluster are copies: one name left as it was, and the alert watches one cluster and tells of another.',
  fix: 'Name one cluster throughout.',
  check: (fleet) => {
    const { rules, read } = askedIn(fleet)
    const names = fleet.clusters.map(({ name }) => name)
    return rules.flatMap((rule) => {
      const question = ruleQuestion(rule)
      const found = read(question)
      const selectors = found.ok ? selectorsIn(found.expr).filter((each) => each.kind === 'selector') : []
      const own = selectors.map(clusterOf).find((cluster) => cluster !== undefined)
      if (own === undefined) return []
      const mixed = selectors.find((selector) => clusterOf(selector) !== own)
      return [
        ...(mixed
          ? [
              violation(
                { ...question.location, offset: mixed.from },
                `${rule.name} asks of ${own}, and here of ${clusterOf(mixed) ?? 'every cluster'}`,
              ),
            ]
          : []),
        ...Object.entries(rule.annotations)
          .filter(([, text]) => !isNamed(text, own) && names.some((name) => isNamed(text, name)))
          .map(([key]) =>
            violation(
              at(rule.placed, ...rule.path, 'annotations', key),
              `${rule.name} asks of ${own}, and its ${key} speaks of another cluster`,
            ),
          ),
      ]
    })
  },
}

const violation = (location: Violation['location'], message: string): Violation => ({
  location,
  message,
  impact: 'it watches one cluster and tells of another',
  fix: 'name one cluster throughout',
})

const isNamed = (text: string, name: string): boolean =>
  text.split(/[^\w-]+/).includes(name) || text.includes('$labels.cluster')
