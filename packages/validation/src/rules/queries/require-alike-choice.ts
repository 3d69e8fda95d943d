import { CLUSTER_LABEL } from '@fleet/model'
import { askedIn } from '../../queries/asked.ts'
import { variablesIn } from '../../queries/grafana-variables.ts'
import type { Question } from '../../queries/question.ts'
import type { Rule } from '../../rule.ts'

export const requireAlikeChoice: Rule = {
  id: 'require-alike-choice',
  demands:
    'The queries of one panel follow the same choices: where one asks only of the namespace that is chosen, so do the others.',
  why: 'A table of desired and ready replicas, one of which forgets the namespace, shows rows of every namespace with half of their cells empty.',
  example: {
    refused: '[a{namespace=~"${namespace}"}, b{job="x"}]',
    accepted: '[a{namespace=~"${namespace}"}, b{job="x", namespace=~"${namespace}"}]',
  },
  mend: 'Match by the variable in each query of the panel.',
  judge: (fleet) => {
    const questions = askedIn(fleet).questions.filter(({ panel }) => panel !== undefined)
    return [...Map.groupBy(questions, ({ panel }) => panel).values()].flatMap((asked) => {
      const all = new Set(asked.flatMap(choicesIn))
      return asked.flatMap((question) => {
        const own = new Set(choicesIn(question))
        return [...all]
          .filter((choice) => !own.has(choice))
          .map((choice) => ({
            at: { ...question.spot, offset: 0 },
            what: `${question.where} asks by the choice of ${choice} in another of its queries, and not in this one`,
            consequence: 'the panel shows what was chosen beside what was not',
            mend: `match by \${${choice}} here too`,
          }))
      })
    })
  },
}

/** The dashboard's own variables that a query uses; the cluster is demanded of each selector by a rule of its own. */
const choicesIn = ({ text, variables }: Question): readonly string[] => {
  const used = new Set(variablesIn(text).map(({ name }) => name))
  return variables.map(({ name }) => name).filter((name) => name !== CLUSTER_LABEL && used.has(name))
}
