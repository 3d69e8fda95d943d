import { suggestion } from '@fleet/model/suggestion'
import { askedIn } from '../../queries/asked.ts'
import { fieldsOf, textOf } from '../../queries/json.ts'
import { textsOfKey } from '../../queries/texts-in.ts'
import type { Rule } from '../../rule.ts'

/** A path inside Grafana, and what it hands over. */
const DASHBOARD = /^\/d\/([\w-]+)(?:[/?]|$)/
const VARIABLE = /[?&]var-([\w-]+)=/g

export const noMissingLink: Rule = {
  id: 'no-missing-link',
  demands:
    'A link inside Grafana leads to a dashboard that is in the trees, and chooses values of variables which that dashboard has.',
  why: 'A renamed dashboard leaves links that end at “not found”; a renamed variable leaves links that choose nothing, and show everything.',
  example: {
    refused: '{ "url": "/d/k8s-logs-pods?var-namespace=${__field.labels.namespace}" }',
    accepted: '{ "url": "/d/k8s-logs-pod?var-namespace=${__field.labels.namespace}" }',
  },
  mend: 'Name the dashboard’s uid, and its variable.',
  judge: (fleet) => {
    const { dashboards } = askedIn(fleet)
    const variables = new Map(
      dashboards.map(({ dashboard, variables: list }) => [
        textOf(fieldsOf(dashboard.value)['uid']) ?? '',
        list.map(({ name }) => name),
      ]),
    )
    return dashboards.flatMap(({ name, dashboard, spot }) =>
      textsOfKey(dashboard.value, 'url').flatMap(({ text, path }) => {
        const [, uid] = DASHBOARD.exec(text) ?? []
        if (uid === undefined) return []
        const known = variables.get(uid)
        if (!known)
          return [
            {
              at: { ...spot(...path), offset: text.indexOf(uid) },
              what: `${name} links to a dashboard ${uid}, which is in no tree`,
              consequence: 'whoever follows the link finds nothing',
              mend: suggestion(uid, [...variables.keys()]),
            },
          ]
        return [...text.matchAll(VARIABLE)]
          .filter(([, variable = '']) => !known.includes(variable))
          .map(({ 1: variable = '', index }) => ({
            at: { ...spot(...path), offset: index + '?var-'.length },
            what: `${name} chooses a value of ${variable}, and the dashboard ${uid} has no such variable`,
            consequence: 'the link shows everything instead of what was clicked',
            mend: suggestion(variable, known),
          }))
      }),
    )
  },
}
