import { clusterOf } from '../../queries/absences.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { ruleQuestion } from '../../telemetry/questions/rule-questions.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import { at } from '../../values/spot.ts'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'

export const requireOneCluster: Rule = {
  id: 'require-one-cluster',
  demands: 'A rule that names a cluster names it in each of its selectors, and its texts speak of no other.',
  why: 'Rules for a second cluster are copies: one name left as it was, and the alert watches one cluster and tells of another.',
  example: {
    refused: 'expr: rate(sent_total{cluster="a"}[5m]) == 0 or absent(sent_total{cluster="b"})',
    accepted: 'expr: rate(sent_total{cluster="a"}[5m]) == 0 or absent(sent_total{cluster="a"})',
  },
  mend: 'Name one cluster throughout.',
  judge: (fleet) => {
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
              breach(
                { ...question.spot, offset: mixed.from },
                `${rule.name} asks of ${own}, and here of ${clusterOf(mixed) ?? 'every cluster'}`,
              ),
            ]
          : []),
        ...Object.entries(rule.annotations)
          .filter(([, text]) => !isNamed(text, own) && names.some((name) => isNamed(text, name)))
          .map(([key]) =>
            breach(
              at(rule.placed, ...rule.path, 'annotations', key),
              `${rule.name} asks of ${own}, and its ${key} speaks of another cluster`,
            ),
          ),
      ]
    })
  },
}

const breach = (spot: Breach['at'], what: string): Breach => ({
  at: spot,
  what,
  consequence: 'it watches one cluster and tells of another',
  mend: 'name one cluster throughout',
})

const isNamed = (text: string, name: string): boolean =>
  text.split(/[^\w-]+/).includes(name) || text.includes('$labels.cluster')
