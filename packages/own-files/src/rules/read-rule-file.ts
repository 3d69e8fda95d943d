import { fieldsOf, itemsOf, textOf, type Fields } from '@fleet/validation/queries'
import { loadAll, YAMLException } from 'js-yaml'
import type { Note, Path } from '../note.ts'

/** The groups of a rule file, and the keys that lead to what holds them. */
export type ReadRuleFile =
  | { readonly ok: true; readonly groups: readonly Fields[]; readonly at: Path }
  | { readonly ok: false; readonly note: Note }

/** Reads what Prometheus loads as a rule file, or a PrometheusRule. */
export const readRuleFile = (text: string): ReadRuleFile => {
  const { documents, ...error } = parsed(text)
  if (!documents) return refused(error)
  const [whole, second] = documents.filter((document) => document !== null && document !== undefined)
  if (second !== undefined) return refused({ message: 'it has several YAML documents' })
  const isManifest = fieldsOf(whole)['kind'] !== undefined
  if (isManifest && fieldsOf(whole)['kind'] !== 'PrometheusRule')
    return refused({ path: ['kind'], message: `it is a ${String(fieldsOf(whole)['kind'])}` })
  const holder = fieldsOf(isManifest ? fieldsOf(whole)['spec'] : whole)
  const at = isManifest ? ['spec'] : []
  return withGroups(holder['groups'], at)
}

const withGroups = (groups: unknown, at: Path): ReadRuleFile => {
  if (!Array.isArray(groups) || groups.length === 0) return refused({ path: at, message: 'it has no groups' })
  for (const [index, group] of itemsOf(groups).entries()) {
    const path = [...at, 'groups', index]
    const { name, rules } = fieldsOf(group)
    if (!textOf(name)) return refused({ path, message: 'it has a group without a name' })
    if (!Array.isArray(rules) || rules.length === 0)
      return refused({ path, message: `it has no rules in the group ${String(name)}` })
    const wrong = itemsOf(rules).findIndex((rule) => !isRule(fieldsOf(rule)))
    if (wrong !== -1)
      return refused({
        path: [...path, 'rules', wrong],
        message: `it has a rule of the group ${String(name)} that is neither an alert nor a recording rule with an expression`,
      })
  }
  return { ok: true, groups: itemsOf(groups).map(fieldsOf), at }
}

const isRule = ({ alert, record, expr }: Fields): boolean =>
  (textOf(alert) !== undefined) !== (textOf(record) !== undefined) &&
  (textOf(expr) !== undefined || typeof expr === 'number')

const refused = (found: Pick<Note, 'message' | 'path' | 'character'>): ReadRuleFile => ({
  ok: false,
  note: {
    rule: 'validRuleFile',
    impact: 'Prometheus loads none of its rules',
    fix: 'write it as Prometheus’ documentation of rule files does: groups, each with a name and its rules',
    ...found,
  },
})

const parsed = (
  text: string,
): { readonly documents?: readonly unknown[]; readonly message: string; readonly character?: number } => {
  try {
    return { documents: loadAll(text), message: '' }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const character = error.mark?.position
    return { message: `it is no YAML: ${error.reason}`, ...(character !== undefined && { character }) }
  }
}
