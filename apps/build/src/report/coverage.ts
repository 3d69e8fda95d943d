import type { Coverage } from '../cli/validation.ts'
import { counted } from './report.ts'

/** What was checked and what was not, a line each: an unknown kind is no fault, and a rule that did not run is named. */
export const coverageLines = ({
  checked,
  unknownKinds,
  openNamespaces,
  notChecked,
}: Coverage): readonly string[] => [
  `checked: ${counted(checked.objects, 'object')}, ${checked.queries} queries, ${counted(checked.configurations, 'configuration')} of collectors`,
  ...unknownLine([...unknownKinds]),
  ...openLine([...openNamespaces]),
  ...notChecked.map(
    ({ kind, rules, reason }) =>
      `${kind === 'failed' ? 'failed' : 'not checked'}: ${rules.join(', ')}: ${reason}`,
  ),
]

const MOST_NAMED = 5

const unknownLine = (kinds: readonly (readonly [string, number])[]): readonly string[] => {
  if (kinds.length === 0) return []
  const objects = kinds.reduce((sum, [, count]) => sum + count, 0)
  const most = kinds.toSorted(([, one], [, other]) => other - one).slice(0, MOST_NAMED)
  const names = most.map(([kind, count]) => `${kind} (${count})`).join(', ')
  const more = kinds.length > MOST_NAMED ? `, and ${kinds.length - MOST_NAMED} more` : ''
  return [
    `not checked: ${counted(objects, 'object')} of ${counted(kinds.length, 'kind')} without a schema: ${names}${more}`,
  ]
}

/** In these namespaces nothing is reported as missing. */
const openLine = (clusters: readonly (readonly [string, readonly string[]])[]): readonly string[] => {
  const names = clusters.flatMap(([cluster, namespaces]) =>
    namespaces.map((namespace) => {
      const name = namespace === '*' ? 'any' : namespace
      return clusters.length > 1 ? `${cluster}/${name}` : name
    }),
  )
  if (names.length === 0) return []
  const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : ''
  return [
    `not known: what charts and operators make in ${counted(names.length, 'namespace')}: ${names.slice(0, MOST_NAMED).join(', ')}${more}`,
  ]
}

/** The same for programs. */
export const coverageJson = ({ checked, unknownKinds, openNamespaces, notChecked }: Coverage): object => ({
  checked,
  unknownKinds: Object.fromEntries(unknownKinds),
  openNamespaces: Object.fromEntries(openNamespaces),
  notChecked,
})
