import { CLUSTER_LABEL } from '@fleet/model'
import { fieldsOf, itemsOf, textOf, type Fields } from '@fleet/validation/queries'
import type { Note, Path } from '../note.ts'
import { keepingCluster, type WithoutCluster } from './keep-cluster.ts'

/** The groups of one file, and the keys that lead to what holds them. */
export interface RuleFile {
  readonly groups: readonly Fields[]
  readonly at: Path
}

interface NormalisedRules {
  readonly groups: readonly Fields[]
  readonly notes: readonly Note[]
}

/**
 * Has each rule of some files keep the label of the cluster. What cannot keep it stays as it is, with a note. A recorded metric
 * without the label is known in all of the files, whichever is read first.
 */
export const normaliseRules = (files: readonly RuleFile[]): readonly NormalisedRules[] => {
  const without = recordedWithout(files)
  return files.map((file) => normalised(file, without))
}

/** A rule may lose the label by what another records without it, so it is looked for until nothing more is found. */
const recordedWithout = (files: readonly RuleFile[], known: WithoutCluster = new Set()): WithoutCluster => {
  const rules = files.flatMap(({ groups }) => groups.flatMap((group) => rulesOf(group)))
  const found = rules.flatMap((rule) => {
    const record = textOf(rule['record'])
    const loses = record !== undefined && !statesCluster(rule) && !keepingCluster(exprOf(rule), known).ok
    return loses && !known.has(record) ? [record] : []
  })
  return found.length === 0 ? known : recordedWithout(files, new Set([...known, ...found]))
}

const normalised = ({ groups, at }: RuleFile, without: WithoutCluster): NormalisedRules => {
  const notes: Note[] = []
  const changed = groups.map((group, index) => ({
    ...group,
    rules: rulesOf(group).map((rule, position) => {
      const kept = keepingCluster(exprOf(rule), without)
      if (kept.ok) return { ...rule, expr: kept.text }
      if (!statesCluster(rule))
        notes.push(lostCluster(rule, [...at, 'groups', index, 'rules', position, 'expr'], kept.why))
      return { ...rule, expr: exprOf(rule) }
    }),
  }))
  return { groups: changed, notes }
}

const lostCluster = (rule: Fields, path: Path, why: string): Note => ({
  rule: 'requireClusterInRuleFile',
  path,
  message: `${nameOf(rule)} has no label ${CLUSTER_LABEL}, for ${why}`,
  impact:
    rule['alert'] === undefined
      ? 'what is recorded is one series of all clusters'
      : 'it is one alert for all clusters, and is routed and silenced as one',
  fix: `keep ${CLUSTER_LABEL} in the expression, or give the rule the label ${CLUSTER_LABEL} where it is about one cluster`,
})

const nameOf = ({ alert, record }: Fields): string =>
  textOf(alert) === undefined ? `the recording rule ${String(record)}` : `the alert ${String(alert)}`

const statesCluster = ({ labels }: Fields): boolean => fieldsOf(labels)[CLUSTER_LABEL] !== undefined

const rulesOf = ({ rules }: Fields): readonly Fields[] => itemsOf(rules).map(fieldsOf)

const exprOf = ({ expr }: Fields): string => String(expr)
