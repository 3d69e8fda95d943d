import type { BaselineUse, Coverage } from '../cli/validation.ts'
import { counted } from './counted.ts'

/**
 * What was checked and what was not, a line each: an unknown kind is no fault, and a rule that did not run is named.
 * @param isShort whether all rules that did not run share a line
 */
export const coverageLines = (coverage: Coverage, isShort = false): readonly string[] => {
  const { checked, unknownKinds, openNamespaces, notChecked, notRendered } = coverage
  return [
    checkedLine(checked),
    ...unknownLine([...unknownKinds]),
    ...openLine([...openNamespaces]),
    ...notRenderedLines(notRendered),
    ...(isShort ? notRunLine(notChecked) : notChecked.map(notRunText)),
  ]
}

const notRunText = ({ kind, rules, reason }: Coverage['notChecked'][number]): string =>
  `${kind === 'failed' ? 'failed' : 'not checked'}: ${rules.join(', ')}: ${reason}`

const notRunLine = (all: Coverage['notChecked']): readonly string[] =>
  all.length === 0
    ? []
    : [`not checked: ${all.map(({ rules, reason }) => `${someOf(rules)}: ${reason}`).join('; ')}`]

const checkedLine = ({ objects, queries, configurations }: Coverage['checked']): string =>
  `checked: ${counted(objects, 'object')}, ${queries} queries, ${counted(configurations, 'configuration')} of collectors`

const MOST_NAMED = 5

const unknownLine = (kinds: readonly (readonly [string, number])[]): readonly string[] => {
  if (kinds.length === 0) return []
  const objects = kinds.reduce((sum, [, count]) => sum + count, 0)
  const most = kinds.toSorted(([, one], [, other]) => other - one)
  const names = someOf(most.map(([kind, count]) => `${kind} (${count})`))
  return [
    `not checked: ${counted(objects, 'object')} of ${counted(kinds.length, 'kind')} without a schema: ${names}`,
  ]
}

const someOf = (all: readonly string[]): string =>
  [
    all.slice(0, MOST_NAMED).join(', '),
    ...(all.length > MOST_NAMED ? [`and ${all.length - MOST_NAMED} more`] : []),
  ].join(', ')

/** A line for each reason. */
export const notRenderedLines = (all: Coverage['notRendered']): readonly string[] =>
  [...Map.groupBy(all, ({ reason }) => reason)].map(([reason, group]) => {
    const folders = [...new Set(group.map(({ folder }) => folder))]
    return `not rendered: ${someOf(folders)}: ${reason}`
  })

/** In these namespaces nothing is reported as missing. */
const openLine = (clusters: readonly (readonly [string, readonly string[]])[]): readonly string[] => {
  const names = clusters.flatMap(([cluster, namespaces]) =>
    namespaces.map((namespace) => {
      const name = namespace === '*' ? 'any' : namespace
      return clusters.length > 1 ? `${cluster}/${name}` : name
    }),
  )
  return names.length === 0
    ? []
    : [`not known: what charts and operators make in ${counted(names.length, 'namespace')}: ${someOf(names)}`]
}

/** What a baseline has to do with a run, in a line. */
export const baselineLine = (use: BaselineUse): string => {
  if ('written' in use) return `${use.file} has ${counted(use.written, 'finding')} now`
  const gone = use.gone > 0 ? `; ${use.gone} of it are gone, so write it anew` : ''
  return `${counted(use.known, 'known finding')} of ${use.file} left out${gone}`
}

/** The same for programs. */
export const coverageJson = ({
  checked,
  unknownKinds,
  openNamespaces,
  notChecked,
  notRendered,
}: Coverage): object => ({
  checked,
  unknownKinds: Object.fromEntries(unknownKinds),
  openNamespaces: Object.fromEntries(openNamespaces),
  notChecked,
  notRendered,
})
