import type { ChartList } from '@fleet/validation/chart-rule-groups'
import type { Chart } from './chart.ts'
import type { Body, Operand, Pipe, Templates } from './templates/nodes.ts'
import { addTemplate } from './templates/parse-template.ts'
import { isMap } from './yaml-map.ts'

/** A group of alerts and recorded series, and what switches each of its rules. */
export interface RuleGroup extends ChartList {
  readonly name: string
}

const GROUP = /\bname: ([\w.-]+)\s+rules:/
const RULE = /\s(?:- alert|record): ([\w:]+)/g

/** The groups in a chart's templates. */
export const ruleGroupsOf = ({ templates, values }: Chart): readonly RuleGroup[] =>
  [...templates]
    .filter(([, text]) => GROUP.test(text))
    .flatMap(([path, text]) => groupsIn(path, text))
    .map(({ name, conditions, rules }) => {
      const set = setByDefault(values, [...conditions, ...rules.flatMap((rule) => rule.if ?? [])])
      return { name, if: conditions, ...(set.length > 0 && { set }), rules }
    })

interface FoundGroup {
  readonly name: string
  readonly conditions: readonly string[]
  readonly rules: ChartList['rules'][number][]
}

const groupsIn = (path: string, text: string): readonly FoundGroup[] => {
  const templates: Templates = new Map()
  addTemplate(templates, path, text)
  const groups: FoundGroup[] = []
  addGroups(groups, templates.get(path) ?? [], [])
  return groups
}

const addGroups = (groups: FoundGroup[], body: Body, conditions: readonly string[]): void => {
  for (const node of body)
    if (node.kind === 'text') addText(groups, node.text, conditions)
    else if (node.kind === 'if') addGroups(groups, node.body, [...conditions, ...conditionsOf(node.pipe)])
}

const addText = (groups: FoundGroup[], text: string, conditions: readonly string[]): void => {
  const name = GROUP.exec(text)?.[1]
  if (name !== undefined) groups.push({ name, conditions, rules: [] })
  const group = groups.at(-1)
  if (!group) return
  const own = conditions.slice(group.conditions.length)
  for (const [, rule = ''] of text.matchAll(RULE))
    group.rules.push({ name: rule, ...(own.length > 0 && { if: own }) })
}

/** The conditions of an if: all of them must hold. One that cannot be read never does, for its group would be checked wrongly. */
const conditionsOf = ({ commands }: Pipe): readonly string[] => {
  const [command, ...others] = commands
  return command && others.length === 0 ? conditionsOfCommand(command) : [UNREADABLE]
}

const conditionsOfCommand = ([first, ...args]: readonly [Operand, ...Operand[]]): readonly string[] => {
  if (first.kind === 'pipe') return conditionsOf(first.pipe)
  if (first.kind !== 'function') return [valuePath(first) ?? UNREADABLE]
  switch (first.name) {
    case 'and':
      return args.flatMap((arg) => conditionsOfCommand([arg]))
    case 'not': {
      const path = args.length === 1 ? valueOrFalse(args[0]) : undefined
      return [path === undefined ? UNREADABLE : `!${path}`]
    }
    // It asks for the version of Kubernetes, and holds in every cluster of today.
    case 'semverCompare':
      return []
    default:
      return [UNREADABLE]
  }
}

const UNREADABLE = '?'

/** A value's path, of `.Values.a.b` or `(.Values.a.b | default false)`. */
const valueOrFalse = (operand: Operand | undefined): string | undefined => {
  if (operand?.kind !== 'pipe') return operand && valuePath(operand)
  const [command, fallback, ...others] = operand.pipe.commands
  if (!command || others.length > 0 || (fallback && !isDefaultFalse(fallback))) return undefined
  return valuePath(command[0])
}

const isDefaultFalse = ([name, value]: readonly Operand[]): boolean =>
  name?.kind === 'function' && name.name === 'default' && value?.kind === 'boolean' && !value.isTrue

const valuePath = (operand: Operand): string | undefined =>
  operand.kind === 'field' && operand.names.length > 1 && operand.names[0] === 'Values'
    ? operand.names.slice(1).join('.')
    : undefined

const setByDefault = (values: unknown, conditions: readonly string[]): readonly string[] =>
  [...new Set(conditions.map((condition) => condition.replace(/^!/, '')))]
    .filter((path) => isSet(path.split('.').reduce<unknown>(stepInto, values)))
    .toSorted()

const stepInto = (value: unknown, name: string): unknown => (isMap(value) ? value[name] : undefined)

const isSet = (value: unknown): boolean => {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0
  return typeof value === 'number' || Boolean(value)
}
