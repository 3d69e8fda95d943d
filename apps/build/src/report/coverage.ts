import type { Coverage } from '../cli/validation.ts'
import { counted } from './report.ts'

/** What was checked and what was not, a line each: an unknown kind is no fault, and a rule that did not run is named. */
export const coverageLines = ({
  checked,
  unknownKinds,
  notChecked,
  notRendered,
}: Coverage): readonly string[] => [
  `checked: ${counted(checked.objects, 'object')}, ${checked.queries} queries, ${counted(checked.configurations, 'configuration')} of collectors`,
  ...unknownLine([...unknownKinds]),
  ...notRenderedLine(notRendered),
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

const notRenderedLine = (all: Coverage['notRendered']): readonly string[] => {
  const [first] = all
  if (!first) return []
  const folders = all.slice(0, MOST_NAMED).map(({ folder }) => folder)
  const more = all.length > MOST_NAMED ? `, and ${all.length - MOST_NAMED} more` : ''
  return [`not rendered: ${folders.join(', ')}${more}: ${first.reason}`]
}

/** The same for programs. */
export const coverageJson = ({ checked, unknownKinds, notChecked, notRendered }: Coverage): object => ({
  checked,
  unknownKinds: Object.fromEntries(unknownKinds),
  notChecked,
  notRendered,
})
